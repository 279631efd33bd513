//! Job titles in Spanish: which occupation each means.

use onward::catalog::codes::RoleCode;
use onward::profile::recognition::Recogniser;

use crate::visitor::SITE;

#[test]
fn a_title_as_people_say_it_leads_to_its_occupation() {
    let catalog = &SITE.finders[1].catalog;
    let recogniser = Recogniser::new(catalog);
    let rows = [
        ("cajera de supermercado", "41-2011.00", "with the place of work"),
        ("secretaria", "43-6014.00", "one word"),
        ("asistente administrativa", "43-6014.00", "for a woman"),
        ("aux. de enfermería", "31-1131.00", "an abbreviation"),
        ("contadora", "13-2011.00", "for a woman"),
        ("tenedora de libros", "43-3031.00", "three words"),
        ("capturista de datos", "43-9021.00", "as it is said in Mexico"),
        ("chofer de camión", "53-3032.00", "another word for a driver"),
        ("recepsionista", "43-4171.00", "misspelt"),
        ("representante de servicio al cliente", "43-4051.00", "a long title"),
        ("mesera", "35-3031.00", "for a woman"),
        ("cocinero", "35-2014.00", "of several cooks the commonest"),
        ("maestra de primaria", "25-2021.00", "for a woman"),
        ("albañil", "47-2021.00", "with a letter of its own"),
        ("electricista", "47-2111.00", "one word"),
        ("plomero", "47-2152.00", "one word"),
        ("guardia de seguridad", "33-9032.00", "three words"),
        ("conserje", "37-2011.00", "one word"),
        ("niñera", "39-9011.01", "the more special of two"),
        ("enfermera registrada", "29-1141.00", "as the licence is called"),
        ("vendedora de tienda", "41-2031.00", "with the place of work"),
        ("gerente de RRHH", "11-3121.00", "an abbreviation"),
        ("programador", "15-1251.00", "one word"),
        ("especialista en nómina", "43-3051.00", "an accent"),
        ("cobrador", "43-3011.00", "one word"),
        ("almacenista", "43-5071.00", "one word"),
        ("traductor", "27-3091.00", "one word"),
        ("trabajadora social", "21-1021.00", "for a woman"),
        ("asistente legal", "23-2011.00", "two words"),
        ("telefonista", "43-2011.00", "one word"),
    ];
    let mut wrong = Vec::new();
    for (title, code, reason) in rows {
        let code: RoleCode = code.parse().unwrap();
        let found = recogniser.recognise(title, 3);
        let codes: Vec<String> = found.candidates.iter().map(|one| catalog.role(one.role).code.to_string()).collect();
        if !codes.contains(&code.to_string()) {
            wrong.push(format!("{title} ({reason}): {codes:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
