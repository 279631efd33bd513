//! scratch
use onward::{catalog::Catalog,constants::Constants,evaluation::{Split,titles},profile::recognition::Recogniser};
fn main(){let c=Catalog::builtin(Constants::builtin().growth).unwrap();
 let t=std::time::Instant::now();let r=Recogniser::new(&c);eprintln!("build {:?}",t.elapsed());
 let ts:Vec<&String>=c.roles.iter().flat_map(|r|&r.reported_titles).take(3000).collect();
 let t=std::time::Instant::now();let mut n=0;for x in &ts{n+=r.recognise(x,5).candidates.len();}eprintln!("{} titles {:?} {n}",ts.len(),t.elapsed());
 let t=titles(&c,if std::env::args().nth(1).is_some(){Split::Test}else{Split::Train});println!("{t:?}");
 for l in ["Sr. Cust Svc Rep II (remote)","CSR","zzqx vrtp","asdf","nurse","data entry","manager","Softwear Enginer","ai trainer","hello how are you"]{let x=r.recognise(l,3);println!("{l}: {} {:?}",x.certain,x.candidates.iter().map(|k|format!("{} [{}] {:.2}",c.role(k.role).title,k.matched_title,k.confidence)).collect::<Vec<_>>());}
}
