//! People at organisations, for tests: each signed in through the pages, as in life.

use actix_web::http::Method;
use onward::workspace::{Entered, NewStaff, Rank, SignInName};

use crate::query::encode;
use crate::visitor::{BROWSER, SITE, Visit, get, post, send_as, upload_as};

pub const PASSPHRASE: &str = "seven blue tractors";

/// Someone who is signed in.
pub struct Colleague {
    /// What they sign in as.
    pub name: String,
    cookies: String,
}

/// A client who shows their record to a coach.
pub struct ShownClient {
    /// In addresses.
    pub id: String,
    /// What the coach calls them.
    pub name: String,
    /// The address of their record.
    pub record: String,
}

/// An organisation with someone of every rank, all signed in.
pub struct Office {
    name: String,
    /// Its administrator.
    pub administrator: Colleague,
    /// Its supervisor.
    pub supervisor: Colleague,
    /// Its coach.
    pub coach: Colleague,
}

/// A new organisation; `name` tells it from those of other tests.
pub fn office(name: &str) -> Office {
    let sign_in = |rank: &str| -> SignInName { format!("{name}-{rank}").parse().unwrap() };
    let code = SITE.workspace.found(name, &format!("Ana of {name}"), sign_in("administrator")).unwrap();
    let administrator = enter(&sign_in("administrator"), &code.to_string());
    let organisation = SITE.workspace.by_sign_in(&sign_in("administrator")).unwrap().organisation;
    let colleague = |rank: Rank| {
        let new = NewStaff { name: format!("{} of {name}", rank.key()), sign_in: sign_in(rank.key()), rank };
        let (staff, code) = SITE.workspace.add(organisation, new).unwrap();
        enter(&staff.sign_in, &code.to_string())
    };
    let (supervisor, coach) = (colleague(Rank::Supervisor), colleague(Rank::Coach));
    Office { name: name.to_owned(), administrator, supervisor, coach }
}

impl Office {
    /// One more coach of the same office.
    pub fn second_coach(&self) -> Colleague {
        let administrator = SITE.workspace.by_sign_in(&self.administrator.name.parse().unwrap()).unwrap();
        let sign_in = format!("{}-second-coach", self.name).parse().unwrap();
        let new = NewStaff { name: "Second Coach".to_owned(), sign_in, rank: Rank::Coach };
        let (staff, code) = SITE.workspace.add(administrator.organisation, new).unwrap();
        enter(&staff.sign_in, &code.to_string())
    }
}

/// A record that somebody saved, and its address.
pub async fn saved_record() -> String {
    let saved = post("/record", &[("job1", "payroll clerk"), ("years1", "3"), ("area", "OH")]).await;
    saved.header("location").split('?').next().unwrap().to_owned()
}

/// A client of the coach of `office` who has agreed to show their record, all by the pages.
pub async fn shown_client(office: &Office) -> ShownClient {
    let name = format!("Zoltan-of-{}", office.name);
    let added = office.coach.post("/staff/clients", &[("name", &name)]).await;
    let address = added.header("location").to_owned();
    let invited = office.coach.post(&address, &[("action", "invite")]).await;
    let code = invited.texts("#handed .private-link")[0].clone();
    let record = saved_record().await;
    let page = format!("{record}/coach");
    let asked = post(&page, &[("action", "ask"), ("code", &code)]).await;
    assert!(asked.texts("#question h2")[0].contains(&office.name), "{}", asked.text());
    assert_eq!(post(&page, &[("action", "allow"), ("code", &code)]).await.status, 303);
    assert!(get(&page).await.texts("#coaches h3")[0].contains(&office.name));
    ShownClient { id: address.rsplit('/').next().unwrap().to_owned(), name, record }
}

fn enter(sign_in: &SignInName, code: &str) -> Colleague {
    let entered = SITE.workspace.use_code(sign_in.as_str(), code, PASSPHRASE).unwrap().unwrap();
    let Entered::Signed(key) = entered else { panic!("{entered:?}") };
    Colleague {
        name: sign_in.to_string(),
        cookies: format!("form={BROWSER}; staff={}", key.to_string().to_uppercase()),
    }
}

impl Colleague {
    /// Nobody in particular.
    pub fn stranger() -> Self {
        Self { name: String::new(), cookies: format!("form={BROWSER}") }
    }

    /// Someone whose browser got `visit` as an answer.
    pub fn after(visit: &Visit) -> Self {
        let given =
            visit.headers.get_all("set-cookie").find_map(|cookie| cookie.to_str().unwrap().strip_prefix("staff="));
        let key = given.expect("a cookie of a session").split(';').next().unwrap();
        Self { name: String::new(), cookies: format!("form={BROWSER}; staff={key}") }
    }

    /// Reads a page.
    pub async fn get(&self, address: &str) -> Visit {
        send_as(&self.cookies, Method::GET, address, None).await
    }

    /// Sends a file.
    pub async fn upload(&self, address: &str, name: &str, bytes: &[u8]) -> Visit {
        upload_as(&self.cookies, address, &[], Some((name, bytes))).await
    }

    /// Sends a form.
    pub async fn post(&self, address: &str, fields: &[(&str, &str)]) -> Visit {
        send_as(&self.cookies, Method::POST, address, Some(encode(fields.iter().copied()))).await
    }
}
