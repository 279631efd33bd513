//! What a reader could not use, collected by file and line instead of stopping at the first.

use crate::catalog::tables::TableError;

/// Rows that could not be read, in the order of files and lines.
///
/// A damaged file of a million rows must not fill the memory with sentences, so that only the first
/// [`Problems::KEPT_PER_FILE`] of each file are kept and the rest are counted.
#[derive(Debug, Default)]
pub struct Problems {
    kept: Vec<TableError>,
    /// File, how many of its problems were kept, how many were met.
    counts: Vec<(String, usize)>,
}

impl Problems {
    /// How many problems of one file are kept word for word.
    pub const KEPT_PER_FILE: usize = 200;

    /// Notes that `line` of `file` could not be used; line 0 means the whole file.
    pub fn add(&mut self, file: &str, line: u64, problem: impl ToString) {
        let place = match self.counts.iter().position(|(name, _)| name == file) {
            Some(place) => place,
            None => {
                self.counts.push((file.to_owned(), 0));
                self.counts.len() - 1
            }
        };
        let count = &mut self.counts[place].1;
        *count += 1;
        if *count <= Self::KEPT_PER_FILE {
            self.kept.push(TableError::new(file, line, problem));
        }
    }

    /// Adds what another reader met.
    pub fn append(&mut self, other: Self) {
        for problem in other.kept {
            self.add(&problem.file, problem.line, problem.problem);
        }
        for (file, count) in other.counts {
            if let Some(more) = count.checked_sub(Self::KEPT_PER_FILE).filter(|more| *more > 0) {
                let place = self.counts.iter().position(|(name, _)| *name == file);
                if let Some(place) = place {
                    self.counts[place].1 += more;
                }
            }
        }
    }

    /// How many problems were met.
    pub fn count(&self) -> usize {
        self.counts.iter().map(|(_, count)| count).sum()
    }

    /// Whether none was met.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// The kept problems by file and line, each file that had more with a closing line that says how many.
    pub fn into_list(mut self) -> Vec<TableError> {
        self.kept.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        for (file, count) in &self.counts {
            if let Some(more) = count.checked_sub(Self::KEPT_PER_FILE).filter(|more| *more > 0) {
                self.kept.push(TableError::new(file, 0, format!("and {more} more lines like these")));
            }
        }
        self.kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_with_very_many_problems_is_summed_up() {
        let mut problems = Problems::default();
        for line in 0..1000 {
            problems.add("Skills.txt", line, "wrong");
        }
        let mut all = Problems::default();
        all.add("Other.txt", 3, "odd");
        all.append(problems);
        assert_eq!(all.count(), 1001);
        let list = all.into_list();
        assert_eq!(list.len(), 1 + Problems::KEPT_PER_FILE + 1);
        assert_eq!(list[0].to_string(), "Other.txt:3: odd");
        assert!(list.last().unwrap().problem.contains("800 more"));
    }
}
