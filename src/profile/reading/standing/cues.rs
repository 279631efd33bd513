//! The words that take back or wish, in English and Spanish.

/// Words that take back what follows.
#[rustfmt::skip]
pub(super) const NEGATIONS: &[&str] = &[
    "no", "not", "never", "without", "cannot", "cant", "dont", "doesnt", "didnt", "havent", "hasnt", "hadnt",
    "wasnt", "werent", "isnt", "arent", "couldnt", "wouldnt", "aint", "wont", "lack", "lacking", "lacks",
    "unfamiliar", "zero", "except", "neither", "nor", "excluding", "unable", "uncomfortable", "nunca", "jamas",
    "sin", "ni", "tampoco", "excepto", "salvo", "menos", "cero", "desconozco", "ningun", "ninguna", "nada", "apenas",
    "barely", "hardly", "rarely", "seldom", "none", "nothing", "nope", "shouldnt", "mustnt", "ningunas", "ningunos",
    "lacked", "foreign", "struggle", "struggled", "weak", "avoid", "clueless", "minus", "carezco",
];
/// After any negation, the beginnings of words that make it praise or nothing: "never missed a deadline".
#[rustfmt::skip]
pub(super) const HARMLESS_NEXT: &[&str] = &[
    "problem", "error", "mistake", "complain", "miss", "fail", "delay", "accident", "incident", "shortage", "afraid",
    "matter", "hesitate", "stranger", "defect", "toleran", "injur", "chargeable", "violation", "drama", "gossip",
    "solamente", "falt", "queja", "multa", "dude", "importa", "molesta", "llegue", "falle", "perdi", "rework",
    "warning", "spill", "deficienc", "citation", "breakage", "merm", "descuadre", "equivoc", "issue", "trouble",
    "exception", "atras", "retras", "novedad", "descans", "asust", "olvid", "hitch", "turnover", "shrink",
];
/// The same as whole words: "waiting tables" and "supervising" are deeds.
#[rustfmt::skip]
pub(super) const HARMLESS_WORDS: &[&str] = &[
    "only", "just", "limited", "supervision", "late", "mind", "lost", "loss", "losses", "solo", "mayor", "being",
    "stop", "stopped", "once", "break", "prisa", "short", "left", "finding", "findings", "blown", "called", "delayed",
    "parar", "ayuda", "pierdo", "cansa", "canso", "dropped", "noshow", "one", "wait",
];
/// Words after which a bare "no" or "sin" reaches over commas.
#[rustfmt::skip]
pub(super) const EXPERIENCE: &[&str] = &[
    "experience", "experiencia", "knowledge", "conocimiento", "conocimientos", "background", "training", "exposure",
    "idea", "experince", "exp", "formal", "real", "practica", "saber", "haber", "estudios", "hands",
];
/// Words that begin something of its own after a comma.
#[rustfmt::skip]
pub(super) const FRESH_START: &[&str] = &[
    "i", "im", "ive", "we", "yo", "but", "pero", "though", "although", "aunque", "however", "so", "prefer",
    "prefiero", "know", "learned", "use", "used", "mostly", "only", "solo", "just", "can", "did", "am", "have", "se",
    "uso", "manejo", "tengo", "si", "everything", "rest", "lo", "he", "soy", "estoy", "puedo", "then", "and", "y",
    "comfortable", "good", "strong", "basic", "some", "bilingual", "willing", "my", "mi", "unless", "because",
];
/// Words that end what a negation or a wish reaches, wherever they stand.
pub(super) const TURNS: &[&str] =
    &["but", "pero", "though", "although", "aunque", "however", "sino", "yet", "instead", "unless"];
/// Words that may follow a negation when it takes back what stands before it: "SAP I have never used".
#[rustfmt::skip]
pub(super) const TAIL: &[&str] = &[
    "a", "al", "at", "been", "before", "bien", "comfortable", "do", "done", "domino", "even", "ever", "experience",
    "familiar", "for", "from", "good", "had", "hago", "have", "hecho", "he", "i", "in", "is", "it", "know", "la",
    "las", "learned", "like", "lo", "los", "manejo", "me", "mine", "mucho", "much", "my", "nada", "no", "of", "on",
    "one", "open", "opened", "really", "se", "strength", "strong", "suit", "tengo", "that", "them", "they", "thing",
    "those", "tocado", "todavia", "touch", "touched", "trained", "tried", "use", "used", "usado", "usar", "uso",
    "was", "with", "yet", "to", "not", "never", "really", "at", "all", "sure", "how", "thing", "area", "something",
    "run", "ran", "did", "endoso", "se", "ive", "worked", "work", "forte", "well", "yet", "part", "job", "what", "lot",
    "sorry", "tampoco", "nunca", "jamas", "bueno", "buena", "gusta", "entiendo", "conozco", "trabajado", "hecho", "oido", "mencionar", "visto", "heard", "aprendido", "mi", "fuerte", "es", "aun", "so",
    "far", "and", "y", "anything", "about", "the", "handle",
];
/// Pronouns that point back.
pub(super) const POINTERS: &[&str] = &["it", "that", "them", "those", "lo", "la", "los", "las", "one"];
/// Words that wish, given a word of learning soon after.
#[rustfmt::skip]
pub(super) const WISHES: &[&str] = &[
    "want", "wanting", "wants", "wanna", "would", "id", "hope", "hoping", "looking", "eager", "willing", "plan",
    "planning", "excited", "ready", "wish", "aim", "keen", "goal", "dream", "trying", "need", "happy", "love",
    "quiero", "quisiera", "gustaria", "deseo", "espero", "pienso", "planeo", "ganas", "dispuesta", "dispuesto",
    "meta", "necesito", "falta", "busco", "encantaria", "ojala", "curious", "quero", "animo", "interesa",
];
/// Words of learning, and of what one would like to become.
#[rustfmt::skip]
pub(super) const LEARNING: &[&str] = &[
    "learn", "learning", "get", "move", "break", "transition", "study", "become", "start", "pick", "enroll",
    "switch", "pursue", "explore", "try", "grow", "train", "come", "go", "certified", "aprender", "estudiar",
    "meterme", "entrar", "ser", "formarme", "capacitarme", "certificarme", "empezar", "pasar", "sacar", "aprendo",
    "pasarme", "llegar", "volverme", "cambiar", "dominar", "taught", "do", "take",
];
/// Words that wish by themselves, each with the word that must follow.
pub(super) const WISHES_OF_TWO: &[(&str, &str)] = &[
    ("interested", "in"),
    ("me", "interesa"),
    ("yet", "to"),
    ("someday", "learn"),
    ("estoy", "estudiando"),
    ("currently", "studying"),
    ("studying", "for"),
    ("estudiando", "para"),
    ("thinking", "about"),
    ("considering", "learning"),
    ("curious", "about"),
    ("still", "learning"),
    ("enrolled", "in"),
    ("working", "toward"),
    ("working", "towards"),
    ("im", "learning"),
    ("am", "learning"),
    ("currently", "learning"),
    ("now", "learning"),
    ("started", "learning"),
    ("just", "learning"),
    ("estoy", "aprendiendo"),
    ("estoy", "cursando"),
    ("ando", "aprendiendo"),
    ("sigo", "aprendiendo"),
    ("voy", "aprendiendo"),
    ("like", "training"),
    ("por", "aprender"),
    ("someday", "i"),
];
/// Words before the job that someone looks for.
pub(super) const SEEKING: &[(&str, &str)] = &[
    ("looking", "for"),
    ("seeking", ""),
    ("applying", ""),
    ("apply", "for"),
    ("search", "of"),
    ("applied", "for"),
    ("busco", ""),
    ("buscando", ""),
    ("solicito", ""),
    ("vacante", "de"),
    ("puesto", "de"),
    ("position", "of"),
    ("opening", "for"),
    ("hiring", ""),
    ("objective", ""),
    ("objetivo", ""),
];
/// The job that someone looks for is named within so many words.
pub(super) const WHAT_IS_SOUGHT: usize = 5;
/// A list that ends in "experience" has at most so many words.
pub(super) const LONGEST_LIST: usize = 12;
/// A negation of what a person cannot do without it reaches so few words.
pub(super) const SHORT_REACH: usize = 4;
/// Two words that wish when a deed follows: "hoping to run", "quiero aprender".
#[rustfmt::skip]
pub(super) const WISHES_OF_A_DEED: &[(&str, &str)] = &[
    ("want", "to"), ("hope", "to"), ("hoping", "to"), ("looking", "to"), ("plan", "to"), ("planning", "to"),
    ("like", "to"), ("love", "to"), ("aiming", "to"), ("wish", "to"), ("aspire", "to"), ("intend", "to"),
    ("me", "gustaria"), ("me", "encantaria"),
];
/// Words after a wish to go on with what one does: "want to use my Excel".
#[rustfmt::skip]
pub(super) const GOING_ON: &[&str] = &[
    "use", "bring", "apply", "leverage", "put", "offer", "contribute", "utilize", "return", "continue", "keep", "stay",
    "help", "make", "usar", "aplicar", "aportar", "seguir", "continuar", "ofrecer", "aprovechar", "ayudar", "poner",
];
/// Words that a short answer consists of: "Excel – never", "SAP: not really".
#[rustfmt::skip]
pub(super) const ANSWER: &[&str] = &[
    "no", "none", "never", "nope", "nada", "nunca", "ninguna", "ninguno", "cero", "zero", "not", "really", "yet", "at",
    "all", "much", "ever", "so", "far", "sorry", "todavia", "aun", "jamas", "tampoco", "nothing", "experience",
    "experiencia", "used", "0", "a", "in", "progress", "pending", "pendiente", "en", "tramite", "curso", "proceso",
    "very", "well", "de", "cursando", "someday", "still", "for", "now", "por", "ahora", "learning", "aprendiendo",
];
/// What makes an answer a denial, or says that a thing is not there yet.
#[rustfmt::skip]
pub(super) const DENIALS: &[&str] = &[
    "no", "none", "never", "nope", "nada", "nunca", "ninguna", "ninguno", "cero", "zero", "not", "jamas", "tampoco",
    "nothing", "0", "progress", "pending", "pendiente", "tramite", "curso", "proceso", "someday", "still", "learning",
    "aprendiendo", "cursando",
];
/// People who did what the writer did not.
#[rustfmt::skip]
pub(super) const OTHER_PEOPLE: &[&str] = &[
    "husband", "wife", "boss", "sister", "brother", "son", "daughter", "coworker", "manager", "supervisor", "partner",
    "cousin", "accountant", "bookkeeper", "colleague", "dad", "mom", "father", "mother", "friend", "neighbor", "jefe",
    "jefa", "esposo", "esposa", "hermano", "hermana", "hijo", "hija", "contador", "contadora", "companero",
    "companera", "marido", "papa", "mama", "supervisora", "encargado", "encargada",
];
/// Words after "by" or after a verb of doing that mean other people.
#[rustfmt::skip]
pub(super) const OTHERS: &[&str] = &[
    "someone", "somebody", "another", "other", "others", "corporate", "management", "headquarters", "otro", "otra",
    "otros", "otras", "alguien",
];
