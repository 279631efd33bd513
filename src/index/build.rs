//! Writes documents into a tantivy index of one segment, in memory, and gathers their words and names.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use tantivy::directory::{Directory, RamDirectory};
use tantivy::{Index, ReloadPolicy, TantivyDocument};

use super::IndexError;
use super::names::{NameKind, Names};
use super::schema::{IndexSchema, Part, tokenizers};
use super::text_index::TextIndex;
use super::vocabulary::{Vocabulary, VocabularyBuilder, WordId};
use crate::words::{Language, tokens};

const WRITER_MEMORY_BYTES: usize = 256 << 20;
/// The file beside tantivy's own that holds words and names.
const LEXICON_FILE: &str = "lexicon.json";
const META_FILE: &str = "meta.json";

/// Something to be found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Document<'a> {
    /// What it is called.
    pub title: Cow<'a, str>,
    /// Other names for it.
    pub other_names: Vec<Cow<'a, str>>,
    /// Names of groups that it belongs to.
    pub groups: Vec<Cow<'a, str>>,
    /// Why it belongs to them.
    pub group_notes: Vec<Cow<'a, str>>,
    /// What is said about it.
    pub body: Vec<Cow<'a, str>>,
    /// What is said in passing, and counts for less.
    pub details: Vec<Cow<'a, str>>,
    /// How likely it is meant, 0 to 1, whatever the query.
    pub prior: f32,
}

/// An index as files: tantivy's, and the words and names beside them.
pub(super) type IndexFiles = Vec<(PathBuf, Vec<u8>)>;

/// The files of an index over `documents`.
pub(super) fn write<'a>(
    documents: impl Iterator<Item = Document<'a>>,
    language: Language,
) -> Result<IndexFiles, IndexError> {
    let schema = IndexSchema::new();
    let directory = RamDirectory::create();
    let builder = Index::builder().schema(schema.schema.clone()).tokenizers(tokenizers());
    let mut writer = builder.single_segment_index_writer(directory.clone(), WRITER_MEMORY_BYTES)?;
    let mut lexicon =
        LexiconBuilder { vocabulary: VocabularyBuilder::new(language), names: Names::new(), document: 0, language };
    for document in documents {
        writer.add_document(lexicon.add(&schema, &document))?;
    }
    let index = writer.finalize()?;
    let mut names: Vec<PathBuf> = index.directory().list_managed_files().into_iter().collect();
    names.push(PathBuf::from(META_FILE));
    names.sort();
    names.dedup();
    let mut files = IndexFiles::new();
    for name in names {
        let bytes = directory.open_read(&name)?.read_bytes().map_err(IndexError::Read)?;
        files.push((name, bytes.as_slice().to_vec()));
    }
    files.push((PathBuf::from(LEXICON_FILE), lexicon.finish()));
    Ok(files)
}

/// Opens an index from its files.
pub(super) fn open(files: IndexFiles, language: Language) -> Result<TextIndex, IndexError> {
    let directory = RamDirectory::create();
    let mut lexicon = None;
    for (name, bytes) in files {
        match name == Path::new(LEXICON_FILE) {
            true => lexicon = Some(bytes),
            false => directory.atomic_write(&name, &bytes).map_err(IndexError::Read)?,
        }
    }
    let lexicon = lexicon.ok_or(IndexError::Unsound("its words are missing"))?;
    let (vocabulary, names): (Vocabulary, Names) =
        serde_json::from_slice(&lexicon).map_err(|_| IndexError::Unsound("its words cannot be read"))?;
    if !vocabulary.is_sound() || !names.is_sound(&vocabulary) {
        return Err(IndexError::Unsound("its words contradict each other"));
    }
    let mut index = Index::open(directory)?;
    index.set_tokenizers(tokenizers());
    if index.schema() != IndexSchema::new().schema {
        return Err(IndexError::Unsound("its fields are not those of this program"));
    }
    let searcher = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?.searcher();
    let documents: Vec<u32> = searcher.segment_readers().iter().map(|segment| segment.max_doc()).collect();
    if documents.iter().sum::<u32>() != names.len() || documents.len() > 1 {
        return Err(IndexError::Unsound("it does not hold as many documents as names"));
    }
    Ok(TextIndex::new(searcher, (vocabulary, names), language))
}

impl TextIndex {
    /// An index in memory over documents in `language`.
    ///
    /// # Errors
    /// When tantivy cannot write; not seen in memory.
    pub fn in_memory<'a>(
        documents: impl Iterator<Item = Document<'a>>,
        language: Language,
    ) -> Result<Self, IndexError> {
        open(write(documents, language)?, language)
    }
}

struct LexiconBuilder {
    vocabulary: VocabularyBuilder,
    names: Names,
    document: u32,
    language: Language,
}

impl LexiconBuilder {
    /// What tantivy is given for `document`: stems parted by spaces.
    fn add(&mut self, schema: &IndexSchema, document: &Document<'_>) -> TantivyDocument {
        let mut fields = TantivyDocument::new();
        let mut put = |part: Part, text: String| fields.add_text(schema.field(part), text);
        put(Part::Title, self.name(NameKind::Title, &document.title));
        for name in &document.other_names {
            put(Part::OtherNames, self.name(NameKind::Other, name));
        }
        for name in &document.groups {
            put(Part::Groups, self.name(NameKind::Group, name));
        }
        for text in &document.group_notes {
            put(Part::Groups, self.text(text));
        }
        for text in &document.body {
            put(Part::Body, self.text(text));
        }
        for text in &document.details {
            put(Part::Details, self.text(text));
        }
        self.names.finish_document(document.prior);
        self.document += 1;
        fields
    }

    fn name(&mut self, kind: NameKind, text: &str) -> String {
        let words = self.words(text, true);
        self.names.push_name(kind, &words);
        self.stems(&words)
    }

    fn text(&mut self, text: &str) -> String {
        let words = self.words(text, false);
        self.stems(&words)
    }

    fn words(&mut self, text: &str, in_name: bool) -> Vec<WordId> {
        let words = tokens(text).into_iter().filter(|token| !self.language.is_filler(&token.word));
        words.map(|token| self.vocabulary.add(&token.word, self.document, in_name)).collect()
    }

    fn stems(&self, words: &[WordId]) -> String {
        let mut text = String::with_capacity(words.len() * 8);
        for word in words {
            text.push_str(self.vocabulary.stem_text(*word));
            text.push(' ');
        }
        text
    }

    fn finish(mut self) -> Vec<u8> {
        let (vocabulary, moved) = self.vocabulary.finish();
        self.names.relocate(&moved);
        serde_json::to_vec(&(vocabulary, self.names)).expect("words and names are plain values")
    }
}
