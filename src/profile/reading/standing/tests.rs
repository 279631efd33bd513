//! What is taken back, in many words of two languages.

use super::*;

fn said_of(text: &str, word: &str) -> Said {
    let layout = Layout::of(text);
    let place = layout.words.iter().position(|found| found.folded == word).expect(word);
    standings(&layout)[place]
}

#[test]
fn what_is_taken_back_is_told_from_what_is_said() {
    use Said::{Negated, Plain, Sought, Wished};
    let rows = [
        ("I have no experience with SAP.", "sap", Negated, "no experience"),
        ("No experience with SAP, Oracle or Workday", "workday", Negated, "a list goes on"),
        ("No SAP, some Excel", "excel", Plain, "a bare no ends at the comma"),
        ("never used SAP, I know Excel", "excel", Plain, "a new subject"),
        ("never used SAP but use Excel daily", "excel", Plain, "but"),
        ("Never used SAP. Excel daily", "excel", Plain, "a full stop"),
        ("never missed a deadline in payroll", "payroll", Plain, "praise"),
        ("not only payroll", "payroll", Plain, "not only"),
        ("worked without supervision on payroll", "payroll", Plain, "praise"),
        ("Excel I wouldn't even open", "excel", Negated, "what stands before"),
        ("SAP? Never used it.", "sap", Negated, "a pronoun points back"),
        ("haven't touched SAP", "sap", Negated, "a contraction"),
        ("all of Office except Access", "access", Negated, "an exception"),
        ("all of Office except Access", "office", Plain, "before an exception"),
        ("I want to learn SAP", "sap", Wished, "a wish"),
        ("would like to get into billing", "billing", Wished, "another wish"),
        ("I would handle billing every day", "billing", Plain, "a habit"),
        ("looking for a cashier job", "cashier", Wished, "a job sought"),
        ("seeking a job in an office where I can use my billing", "billing", Sought, "beside a job sought"),
        ("sin experiencia en SAP ni Oracle", "oracle", Negated, "Spanish"),
        ("no sé usar Excel, pero manejo Word", "word", Plain, "pero"),
        ("nunca he usado Excel", "excel", Negated, "nunca"),
        ("quiero aprender Excel", "excel", Wished, "a Spanish wish"),
        ("QuickBooks lo domino; SAP no lo he usado", "sap", Negated, "a Spanish pronoun"),
        ("QuickBooks lo domino; SAP no lo he usado", "quickbooks", Plain, "the sentence before"),
        ("desconozco Oracle", "oracle", Negated, "a verb of not knowing"),
    ];
    for (text, word, expected, reason) in rows {
        assert_eq!(said_of(text, word), expected, "{reason}: {text}");
    }
}

/// A denial or a wish, and a word that it takes back.
const DENIALS: &[(&str, &str)] = &[
    ("Linux – not really", "linux"),
    ("SAP: none", "sap"),
    ("Excel – never", "excel"),
    ("Photoshop? no", "photoshop"),
    ("no experience with SAP, Oracle or NetSuite", "netsuite"),
    ("No SAP, Oracle, or NetSuite.", "oracle"),
    ("no problem solving experience", "problem"),
    ("I have never supervised anyone", "supervised"),
    ("Never waited tables", "tables"),
    ("no call center work", "call"),
    ("don't write code", "code"),
    ("no loss prevention experience", "prevention"),
    ("haven't hauled doubles, delivered freight or driven a bus", "freight"),
    ("my husband does the books", "books"),
    ("someone else ran payroll", "payroll"),
    ("payroll was handled by my boss", "payroll"),
    ("The invoices were done by somebody else", "invoices"),
    ("little to no SQL", "sql"),
    ("limited to no exposure to SQL", "sql"),
    ("instead of QuickBooks we had paper", "quickbooks"),
    ("rather than QuickBooks", "quickbooks"),
    ("everything except payroll", "payroll"),
    ("not so good with spreadsheets", "spreadsheets"),
    ("lack billing knowledge", "billing"),
    ("didn't do any welding", "welding"),
    ("couldn't run a forklift", "forklift"),
    ("hasn't used Excel", "excel"),
    ("Payroll isn't my area", "payroll"),
    ("Amadeus is new to me", "amadeus"),
    ("AutoCAD I can't draw with", "autocad"),
    ("Premiere is off the table", "premiere"),
    ("I know nothing about welding", "welding"),
    ("none with SAP", "sap"),
    ("still learning Excel", "excel"),
    ("I am learning Python", "python"),
    ("studying for the CPA exam", "cpa"),
    ("CPA (in progress)", "cpa"),
    ("hoping to run a crew", "crew"),
    ("I would like to supervise", "supervise"),
    ("want to drive a truck", "drive"),
    ("looking to manage a store", "manage"),
    ("planning to weld", "weld"),
    ("interested in coding", "coding"),
    ("billing someday", "billing"),
    ("maybe dispatch", "dispatch"),
    ("no manejo montacargas", "montacargas"),
    ("no sé soldar", "soldar"),
    ("nada de contabilidad", "contabilidad"),
    ("tampoco uso Excel", "excel"),
    ("jamás he soldado", "soldado"),
    ("sin Excel ni Word", "word"),
    ("todo menos nómina", "nomina"),
    ("todavía no facturo", "facturo"),
    ("aún no uso Excel", "excel"),
    ("me falta práctica en Excel", "excel"),
    ("me gustaría cocinar", "cocinar"),
    ("quisiera manejar un tráiler", "trailer"),
    ("quiero vender casas", "vender"),
    ("espero entrar a contabilidad", "contabilidad"),
    ("pienso estudiar inglés", "ingles"),
    ("estoy estudiando inglés", "ingles"),
    ("estoy aprendiendo Excel", "excel"),
    ("eso lo hacía otro, la nómina", "lo"),
    ("la nómina la llevaba mi jefe", "nomina"),
    ("otra persona hacía las facturas", "facturas"),
    ("Excel: nada", "excel"),
    ("Soldadura: ninguna experiencia", "soldadura"),
    ("SAP, no", "sap"),
    ("Have you used SAP? Not really.", "sap"),
    ("Excel (never used)", "excel"),
    ("rarely used Access", "access"),
    ("salvo Excel", "excel"),
    ("excepto Excel", "excel"),
    ("lacked Excel", "excel"),
    ("don't know how to use SAP, Oracle, or Workday", "workday"),
    ("can't type, file or answer phones", "phones"),
    ("not a welder, electrician or plumber", "plumber"),
];

#[test]
fn denials_in_many_forms_take_back_what_they_name() {
    let leaks: Vec<_> =
        DENIALS.iter().filter(|(text, word)| !matches!(said_of(text, word), Said::Negated | Said::Wished)).collect();
    assert!(leaks.is_empty(), "{leaks:#?}");
}

#[test]
fn praise_and_other_false_friends_deny_nothing() {
    let rows = [
        ("Payroll, no problem", "payroll"),
        ("no exceptions in billing", "billing"),
        ("never missed a deadline on payroll", "payroll"),
        ("not only payroll but billing", "payroll"),
        ("not only payroll but billing", "billing"),
        ("casi nunca me faltó dinero en caja", "caja"),
        ("cobré sin errores en caja", "caja"),
        ("entregas sin atrasos", "entregas"),
        ("no solo cobraba, también limpiaba", "cobraba"),
        ("My boss trusted me with payroll", "payroll"),
        ("want to use my billing experience", "billing"),
        ("never had a complaint about my welding", "welding"),
        ("maybe 30 calls a day on the phones", "phones"),
        ("zero lost time accidents on the forklift", "forklift"),
        ("worked without supervision on payroll", "payroll"),
        ("never called in sick, ran the register", "register"),
        ("No Access, daily Excel", "excel"),
        ("never been written up as a cashier", "cashier"),
        ("As a cashier I never handled returns", "cashier"),
        ("no tuve quejas de los clientes", "clientes"),
    ];
    let lost: Vec<_> = rows.iter().filter(|(text, word)| said_of(text, word) != Said::Plain).collect();
    assert!(lost.is_empty(), "{lost:#?}");
}
