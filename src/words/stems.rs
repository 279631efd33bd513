//! Stems of English and Spanish words, so that "balanced" and "balancing", "atendí" and "atender" meet.

use frostem::{Algorithm, Stemmer};

use super::tokens::fold;

/// English words whose base form no rule finds: form, then base.
const IRREGULAR: &[(&str, &str)] = &[
    ("kept", "keep"),
    ("ran", "run"),
    ("drove", "drive"),
    ("driven", "drive"),
    ("wrote", "write"),
    ("written", "write"),
    ("taught", "teach"),
    ("made", "make"),
    ("sold", "sell"),
    ("sales", "sale"),
    ("built", "build"),
    ("rebuilt", "rebuild"),
    ("led", "lead"),
    ("dealt", "deal"),
    ("took", "take"),
    ("taken", "take"),
    ("gave", "give"),
    ("given", "give"),
    ("held", "hold"),
    ("met", "meet"),
    ("sent", "send"),
    ("paid", "pay"),
    ("fed", "feed"),
    ("found", "find"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("swept", "sweep"),
    ("caught", "catch"),
    ("bought", "buy"),
    ("brought", "bring"),
    ("dug", "dig"),
    ("hung", "hang"),
    ("laid", "lay"),
    ("shot", "shoot"),
    ("threw", "throw"),
    ("told", "tell"),
    ("understood", "understand"),
    ("did", "do"),
    ("done", "do"),
    ("drew", "draw"),
    ("drawn", "draw"),
    ("grew", "grow"),
    ("knew", "know"),
    ("got", "get"),
    ("oversaw", "oversee"),
    ("overseen", "oversee"),
    ("sewn", "sew"),
    ("flew", "fly"),
    ("rode", "ride"),
    ("sang", "sing"),
    ("ground", "grind"),
    ("bent", "bend"),
    ("spent", "spend"),
    ("cared", "care"),
    ("caring", "care"),
    ("dying", "die"),
    ("children", "child"),
    ("kids", "child"),
    ("people", "person"),
    ("men", "man"),
    ("women", "woman"),
    ("phones", "phone"),
    ("telephone", "phone"),
    ("telephones", "phone"),
    ("analysis", "analyze"),
    ("analyses", "analyze"),
    ("analyse", "analyze"),
    ("analysed", "analyze"),
    ("analysing", "analyze"),
    ("maintenance", "maintain"),
    ("resolution", "resolve"),
    ("resolutions", "resolve"),
    ("delivery", "deliver"),
    ("deliveries", "deliver"),
    ("management", "manage"),
    ("clients", "client"),
    ("pcs", "pc"),
];

/// Spanish forms without accents whose verb no rule finds: form, then infinitive.
const IRREGULAR_SPANISH: &[(&str, &str)] = &[
    ("hice", "hacer"),
    ("hizo", "hacer"),
    ("hago", "hacer"),
    ("hacia", "hacer"),
    ("hecho", "hacer"),
    ("tuve", "tener"),
    ("tenia", "tener"),
    ("tengo", "tener"),
    ("puse", "poner"),
    ("dirijo", "dirigir"),
    ("conduje", "conducir"),
    ("conduzco", "conducir"),
    ("traduje", "traducir"),
    ("traduzco", "traducir"),
    ("resuelto", "resolver"),
    ("escrito", "escribir"),
    ("di", "dar"),
    ("daba", "dar"),
    ("doy", "dar"),
    ("dado", "dar"),
    ("lei", "leer"),
    ("cuidado", "cuidar"),
    ("pedi", "pedir"),
    ("pedido", "pedir"),
    ("pido", "pedir"),
    ("sirvo", "servir"),
    ("servi", "servir"),
    ("mido", "medir"),
    ("medi", "medir"),
];

/// The stem of a small-letter English word.
pub fn stem_english(word: &str) -> String {
    let base = IRREGULAR.iter().find(|(form, _)| *form == word).map_or(word, |(_, base)| base);
    let base = american(base);
    let stem = Stemmer::new(Algorithm::English).stem(&base).into_owned();
    match stem.strip_suffix('i') {
        Some(bare) if bare.len() > 3 => bare.to_owned(),
        _ => stem,
    }
}

/// The stem of a small-letter Spanish word, which may have its accents or lack them; without accents.
pub fn stem_spanish(word: &str) -> String {
    let folded = fold(word);
    if let Some((_, base)) = IRREGULAR_SPANISH.iter().find(|(form, _)| *form == folded) {
        return common_spanish(&Stemmer::new(Algorithm::Spanish).stem(base));
    }
    common_spanish(&Stemmer::new(Algorithm::Spanish).stem(word))
}

/// American spelling of the commonest British endings.
fn american(word: &str) -> String {
    const ENDINGS: [(&str, &str); 6] = [
        ("isation", "ization"),
        ("ised", "ized"),
        ("ising", "izing"),
        ("ise", "ize"),
        ("elled", "eled"),
        ("elling", "eling"),
    ];
    let changed = ENDINGS.iter().find_map(|(british, own)| {
        let start = word.strip_suffix(british)?;
        (start.len() > 3).then(|| format!("{start}{own}"))
    });
    changed.unwrap_or_else(|| word.to_owned())
}

/// Brings the forms of one verb together: vowels that part under stress (atiendo, resuelvo) and
/// consonants that change their letter before `e` (busqué, entregué, organicé).
fn common_spanish(stem: &str) -> String {
    let folded = fold(stem);
    let bare = match folded.strip_suffix('i') {
        Some(bare) if bare.len() > 3 => bare,
        _ => &folded,
    };
    let bare = bare.strip_suffix("cion").filter(|start| start.len() > 3).unwrap_or(bare);
    let closed = bare.replace("ie", "e").replace("ue", "o");
    for (ending, own) in [("qu", "c"), ("gu", "g"), ("z", "c"), ("j", "g")] {
        if let Some(start) = closed.strip_suffix(ending).filter(|start| start.len() > 2) {
            return format!("{start}{own}");
        }
    }
    closed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_an_english_word_share_a_stem() {
        let rows = [
            ("balanced", "balancing"),
            ("reconcile", "reconciliation"),
            ("delivered", "deliveries"),
            ("kept", "keeping"),
            ("taught", "teaching"),
            ("analysed", "analyzing"),
            ("organised", "organizing"),
            ("verify", "verification"),
            ("cancelled", "canceled"),
            ("maintained", "maintenance"),
            ("customers", "customer"),
        ];
        for (one, other) in rows {
            assert_eq!(stem_english(one), stem_english(other), "{one} and {other}");
        }
    }

    #[test]
    fn forms_of_a_spanish_word_share_a_stem_with_and_without_accents() {
        let rows = [
            ("atendí", "atender"),
            ("atendi", "atender"),
            ("atendió", "atendiendo"),
            ("atiendo", "atender"),
            ("entregué", "entregar"),
            ("organicé", "organizar"),
            ("cobraba", "cobrar"),
            ("cobré", "cobro"),
            ("hice", "hacer"),
            ("conciliación", "conciliacion"),
            ("facturas", "factura"),
        ];
        let same = rows.iter().filter(|(one, other)| stem_spanish(one) == stem_spanish(other)).count();
        let apart: Vec<_> = rows
            .iter()
            .filter(|(one, other)| stem_spanish(one) != stem_spanish(other))
            .map(|(one, other)| format!("{one}={} {other}={}", stem_spanish(one), stem_spanish(other)))
            .collect();
        assert_eq!(same, rows.len(), "{apart:?}");
    }
}
