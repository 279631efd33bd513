//! Which files and columns each table has had in the releases of the text database.

use crate::catalog::ElementKind;
use crate::catalog::tables::{Matrix, Tables};

/// The files that a table has had.
#[derive(Debug)]
pub(super) struct TableFiles {
    /// One entry a layout; all files of an entry belong together.
    pub layouts: &'static [&'static [&'static str]],
    /// Our tables that come of it.
    pub ours: &'static [&'static str],
    /// What the catalogue lacks without it.
    pub without: &'static str,
}

impl TableFiles {
    /// The name of its first file in the oldest layout.
    pub fn name(&self) -> &'static str {
        self.layouts[0][0]
    }
}

pub(super) const OCCUPATIONS: TableFiles = TableFiles {
    layouts: &[&["Occupation Data.txt"]],
    ours: &["occupations.tsv", "descriptions.tsv"],
    without: "there are no occupations",
};
pub(super) const JOB_ZONES: TableFiles = TableFiles {
    layouts: &[&["Job Zones.txt"]],
    ours: &["occupations.tsv"],
    without: "how much preparation a role needs is unknown",
};
pub(super) const ALTERNATE_TITLES: TableFiles = TableFiles {
    // Since 30.3 the file is called Job Titles.
    layouts: &[&["Alternate Titles.txt"], &["Job Titles.txt"]],
    ours: &["titles.tsv"],
    without: "fewer job titles are recognised",
};
pub(super) const REPORTED_TITLES: TableFiles = TableFiles {
    layouts: &[&["Sample of Reported Titles.txt"]],
    ours: &["titles.tsv"],
    without: "fewer job titles are recognised",
};
pub(super) const TASKS: TableFiles =
    TableFiles { layouts: &[&["Task Statements.txt"]], ours: &["tasks.tsv"], without: "roles have no task statements" };
pub(super) const RELATED: TableFiles = TableFiles {
    layouts: &[&["Related Occupations.txt"]],
    ours: &["related.tsv"],
    without: "related roles cannot be evaluated",
};
pub(super) const TECHNOLOGIES: TableFiles = TableFiles {
    layouts: &[&["Technology Skills.txt"], &["Software Skills.txt"]],
    ours: &["technologies.tsv"],
    without: "software and tools are not compared",
};
pub(super) const ACTIVITIES: TableFiles = TableFiles {
    layouts: &[&["DWA Reference.txt", "IWA Reference.txt"], &["GWAs to IWAs to DWAs.txt"]],
    ours: &["activities.tsv", "activity_groups.tsv"],
    without: "detailed work activities are not compared",
};
pub(super) const TASKS_TO_ACTIVITIES: TableFiles = TableFiles {
    layouts: &[&["Tasks to DWAs.txt"]],
    ours: &["occupation_activities.tsv"],
    without: "detailed work activities are not compared",
};

/// A scale of a rating table: its id, the range of its figures, and how many categories it is split in (0: none).
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    /// Its id, such as `IM`.
    pub id: &'static str,
    /// Elements it is read for by the beginning of their id; empty for all.
    pub elements: &'static str,
    /// Lowest and highest figure.
    pub range: (f32, f32),
    /// How many categories the figures are split in; 0 where they are not.
    pub categories: u16,
}

const fn scale(id: &'static str, low: f32, high: f32) -> Scale {
    Scale { id, elements: "", range: (low, high), categories: 0 }
}

const fn shares(id: &'static str, elements: &'static str, categories: u16) -> Scale {
    Scale { id, elements, range: (0.0, 100.0), categories }
}

const IMPORTANCE_AND_LEVEL: &[Scale] = &[scale("IM", 1.0, 5.0), scale("LV", 0.0, 7.0)];

/// A table of ratings.
pub(super) struct RatingFiles {
    /// Its files.
    pub files: TableFiles,
    /// The scales that are read; rows of other scales are left out.
    pub scales: &'static [Scale],
    /// What kind its elements are, if they stand in our table of elements.
    pub kind: Option<ElementKind>,
    /// Whether the publisher rates a level too.
    pub has_levels: bool,
    /// Where it goes.
    pub slot: fn(&mut Tables) -> &mut Matrix,
}

pub(super) const RATINGS: &[RatingFiles] = &[
    RatingFiles {
        files: TableFiles {
            layouts: &[&["Skills.txt"], &["Essential Skills.txt", "Transferable Skills.txt"]],
            ours: &["skills.tsv", "elements.tsv"],
            without: "no role can be scored",
        },
        scales: IMPORTANCE_AND_LEVEL,
        kind: Some(ElementKind::Skill),
        has_levels: true,
        slot: |tables| &mut tables.skills,
    },
    RatingFiles {
        files: TableFiles {
            layouts: &[&["Knowledge.txt"]],
            ours: &["knowledge.tsv", "elements.tsv"],
            without: "knowledge is not compared",
        },
        scales: IMPORTANCE_AND_LEVEL,
        kind: Some(ElementKind::Knowledge),
        has_levels: true,
        slot: |tables| &mut tables.knowledge,
    },
    RatingFiles {
        files: TableFiles {
            layouts: &[&["Abilities.txt"]],
            ours: &["abilities.tsv", "elements.tsv"],
            without: "abilities are not compared",
        },
        scales: IMPORTANCE_AND_LEVEL,
        kind: Some(ElementKind::Ability),
        has_levels: true,
        slot: |tables| &mut tables.abilities,
    },
    RatingFiles {
        files: TableFiles {
            layouts: &[&["Work Activities.txt"]],
            ours: &["work_activities.tsv", "elements.tsv"],
            without: "general work activities are not compared",
        },
        scales: IMPORTANCE_AND_LEVEL,
        kind: Some(ElementKind::WorkActivity),
        has_levels: true,
        slot: |tables| &mut tables.work_activities,
    },
    RatingFiles {
        files: TableFiles {
            // Since 30.3 education stands apart.
            layouts: &[&["Education, Training, and Experience.txt"], &["Education.txt", "Training and Experience.txt"]],
            ours: &["preparation.tsv"],
            without: "what education and experience workers have is unknown",
        },
        scales: &[shares("RL", "2.D.1", 12), shares("RW", "3.A.1", 11), shares("OJ", "3.A.3", 9)],
        kind: None,
        has_levels: false,
        slot: |tables| &mut tables.preparation,
    },
    RatingFiles {
        files: TableFiles {
            layouts: &[&["Interests.txt"], &["Career Interest Types.txt"]],
            ours: &["interests.tsv", "elements.tsv"],
            without: "interests are not compared",
        },
        scales: &[scale("OI", 1.0, 7.0)],
        kind: Some(ElementKind::Interest),
        has_levels: false,
        slot: |tables| &mut tables.interests,
    },
    RatingFiles {
        files: TableFiles {
            // Work values left the database with 30.3.
            layouts: &[&["Work Values.txt"]],
            ours: &["work_values.tsv", "elements.tsv"],
            without: "work values are not compared",
        },
        scales: &[scale("EX", 1.0, 7.0)],
        kind: Some(ElementKind::WorkValue),
        has_levels: false,
        slot: |tables| &mut tables.work_values,
    },
];

/// The newest `MM/YYYY` that stands in a cell of its own, as `YYYY-MM`: a folder's name need not
/// tell its release, but its rows bear the month they were renewed.
pub(super) fn newest_month(bytes: &[u8]) -> Option<String> {
    let is_month = |cell: &[u8]| {
        cell.len() == 7 && cell[2] == b'/' && [0, 1, 3, 4, 5, 6].iter().all(|place| cell[*place].is_ascii_digit())
    };
    let year_first = |cell: &[u8]| [&cell[3..], b"-", &cell[..2]].concat();
    let newest = bytes
        .split(|byte| matches!(byte, b'\t' | b'\n' | b'\r'))
        .filter(|cell| is_month(cell))
        .max_by_key(|cell| (&cell[3..7], &cell[..2]));
    newest.and_then(|cell| String::from_utf8(year_first(cell)).ok())
}
