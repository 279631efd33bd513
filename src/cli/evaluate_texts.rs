//! `onward evaluate --resumes` and `--skillspan`: how well texts are read.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use serde::Deserialize;

use crate::catalog::Catalog;
use crate::evaluation::{Half, LabelledSentence, LabelledText, ReadingEvaluation, Share, reading, spans};
use crate::profile::reading::TextReader;
use crate::profile::recognition::Recogniser;

/// Flags about texts.
#[derive(Debug, Default, clap::Args)]
pub struct TextArgs {
    /// Texts with labels (`NN-name.toml`): how well they are read
    #[arg(long, value_name = "DIR")]
    resumes: Option<PathBuf>,
    /// Also print what was missed or wrong in the tuning half of the texts
    #[arg(long, requires = "resumes")]
    problems: bool,
    /// Postings with labelled spans (`dev.json`, `test.json`): how many are found
    #[arg(long, value_name = "DIR")]
    skillspan: Option<PathBuf>,
}

impl TextArgs {
    /// Whether texts are all that is to be measured.
    pub(super) fn is_given(&self) -> bool {
        self.resumes.is_some() || self.skillspan.is_some()
    }
}

/// Measures and prints what the flags ask for.
pub(super) fn run(args: &TextArgs, catalog: &Catalog, json: bool) -> anyhow::Result<()> {
    let reader = TextReader::new(catalog, Arc::new(Recogniser::new(catalog)));
    if let Some(folder) = &args.resumes {
        let texts = labelled_texts(folder)?;
        for ((language, half), measured) in reading(&reader, &texts, super::open::this_year()) {
            if json {
                println!("{}", serde_json::json!({ "language": language, "half": half, "reading": measured }));
            } else {
                print_reading(&language, half, &measured);
            }
            if args.problems && half == Half::Tuning {
                measured.problems.iter().for_each(|problem| println!("    {problem}"));
            }
        }
    }
    if let Some(folder) = &args.skillspan {
        for split in ["dev", "test"] {
            let measured = spans(&reader, &labelled_sentences(&folder.join(format!("{split}.json")))?);
            if json {
                println!("{}", serde_json::json!({ "split": split, "spans": measured }));
            } else {
                println!("spans, {split}: recall {}, precision {}", shown(measured.recall), shown(measured.precision));
            }
        }
    }
    Ok(())
}

fn print_reading(language: &str, half: Half, measured: &ReadingEvaluation) {
    println!("texts in {language}, {half:?} half, {} texts:", measured.texts);
    println!("  skills and tools: recall {}, precision {}", shown(measured.recall()), shown(measured.precision));
    println!("    skills {}, tools {}", shown(measured.skill_recall), shown(measured.tool_recall));
    println!("  negated but counted {}", shown(measured.negated_counted));
    println!("  titles: recall {}, precision {}", shown(measured.title_recall), shown(measured.title_precision));
    println!("    years {}, levels {}", shown(measured.years_right), shown(measured.levels_right));
    println!("  papers {}, education {}", shown(measured.credential_recall), shown(measured.education_recall));
}

fn shown(share: Share) -> String {
    format!("{:.3} ({}/{})", share.value(), share.part, share.whole)
}

/// The labelled texts of a folder by number.
///
/// # Errors
/// The first file that cannot be read or is not a labelled text.
pub fn labelled_texts(folder: &Path) -> anyhow::Result<BTreeMap<u32, LabelledText>> {
    let mut texts = BTreeMap::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let number = name.split('-').next().and_then(|number| number.parse().ok());
        if let (true, Some(number)) = (name.ends_with(".toml"), number) {
            let text: LabelledText = toml::from_str(&fs::read_to_string(&path)?).with_context(|| name.clone())?;
            texts.insert(number, text);
        }
    }
    Ok(texts)
}

/// A line of a posting, cut into tokens with a tag each: `B` begins a span, `I` continues it, `O` is outside.
#[derive(Debug, Deserialize)]
struct TaggedLine {
    tokens: Vec<String>,
    tags_skill: Vec<String>,
    tags_knowledge: Vec<String>,
}

/// The labelled sentences of a file of JSON lines.
///
/// # Errors
/// When the file cannot be read or a line is no tagged sentence.
pub fn labelled_sentences(path: &Path) -> anyhow::Result<Vec<LabelledSentence>> {
    let lines = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let tagged = lines.lines().filter(|line| !line.trim().is_empty()).map(|line| -> anyhow::Result<LabelledSentence> {
        let line: TaggedLine = serde_json::from_str(line)?;
        let mut starts = Vec::with_capacity(line.tokens.len());
        let mut text = String::new();
        for token in &line.tokens {
            if !text.is_empty() {
                text.push(' ');
            }
            starts.push(text.len()..text.len() + token.len());
            text.push_str(token);
        }
        let mut spans = tagged_spans(&line.tags_skill, &starts);
        spans.extend(tagged_spans(&line.tags_knowledge, &starts));
        Ok(LabelledSentence { text, spans })
    });
    tagged.collect()
}

fn tagged_spans(tags: &[String], tokens: &[std::ops::Range<usize>]) -> Vec<std::ops::Range<usize>> {
    let mut spans: Vec<std::ops::Range<usize>> = Vec::new();
    let mut is_open = false;
    for (tag, token) in tags.iter().zip(tokens) {
        match spans.last_mut() {
            Some(last) if tag == "I" && is_open => last.end = token.end,
            _ if tag != "O" => {
                spans.push(token.clone());
                is_open = true;
            }
            _ => is_open = false,
        }
    }
    spans
}
