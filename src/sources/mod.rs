//! Publishers' files as published, read into the catalogue's tables; what cannot be read is named by file and line.

mod bundle;
pub mod catalog_file;
mod crosswalks;
mod esco;
mod esco_names;
mod exposure;
mod onet;
mod own;
mod problems;
mod programs;
mod projections;
mod published;
mod rated_moves;
mod read;
mod releases;
mod sheet;
mod table;
mod wages;

#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod fuzz;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

pub use esco_names::{EscoNames, Nearness};
pub use problems::Problems;
pub use rated_moves::{RatedMove, read_rated_moves};
pub use read::{builtin_part, read};
pub use releases::StatedRelease;

use crate::catalog::tables::{TableError, Tables};

/// Called with the name of each file when its reading begins.
pub type Progress<'a> = &'a (dyn Fn(&str) + Sync);

/// Where the publishers' files lie: folders, zips or single files.
#[derive(Debug, Clone, Default)]
pub struct Inputs {
    /// O*NET text databases; a later one supplies the tables that earlier ones lack.
    pub onet: Vec<PathBuf>,
    /// `occupation.xlsx` of the employment projections.
    pub projections: Option<PathBuf>,
    /// Wage estimates, national, by state and by metropolitan area.
    pub wages: Option<PathBuf>,
    /// Both sets of AI-exposure figures.
    pub exposure: Option<PathBuf>,
    /// Crosswalks between classifications.
    pub crosswalks: Option<PathBuf>,
    /// ESCO's classification.
    pub esco: Option<PathBuf>,
    /// The crosswalk from O*NET to ESCO.
    pub esco_crosswalk: Option<PathBuf>,
    /// Lists of programmes: any number of files, folders or zips.
    pub programmes: Vec<PathBuf>,
    /// Releases that the files do not tell.
    pub stated: Vec<StatedRelease>,
}

/// What the publishers' files give.
#[derive(Debug)]
pub struct Reading {
    /// Every table, our own included.
    pub tables: Tables,
    /// How many rows could not be used.
    pub problem_count: usize,
    /// Rows that could not be used, by file and line.
    pub problems: Vec<TableError>,
}

/// A source that cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// A file or folder cannot be opened or read.
    #[error("{}: cannot be read: {source}", path.display())]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A zip that cannot be unpacked.
    #[error("{}: the zip is damaged or of a kind that is not supported: {problem}", path.display())]
    BadArchive {
        /// Which.
        path: PathBuf,
        /// What is wrong with it.
        problem: String,
    },
    /// A file larger than any that is published.
    #[error("{}: larger than {limit_bytes} bytes, more than any published file", path.display())]
    TooLarge {
        /// Which.
        path: PathBuf,
        /// The most that is read.
        limit_bytes: u64,
    },
    /// A folder or zip that lacks a table without which nothing can be said.
    #[error("{}: there is no {name} in it", path.display())]
    NoTable {
        /// Which.
        path: PathBuf,
        /// The table's file name.
        name: &'static str,
    },
    /// None of the O*NET folders has occupations.
    #[error("no occupations: give --onet a folder or zip of the O*NET text database with `Occupation Data.txt`")]
    NoOccupations,
}
