//! What the manifest says of each publication: title, release, date, licence and address.

use std::str::FromStr;

use crate::catalog::codes::SourceId;
use crate::catalog::tables::SourceRow;

/// A release and date that the person who builds a catalogue states, where the files do not tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedRelease {
    /// Which source of the manifest.
    pub source: SourceId,
    /// Its release.
    pub release: String,
    /// Its date, `YYYY-MM` or `YYYY-MM-DD`.
    pub date: String,
}

impl FromStr for StatedRelease {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text.split_once('=').and_then(|(source, rest)| Some((source, rest.rsplit_once('@')?)));
        let Some((source, (release, date))) = parts else {
            return Err(format!("`{text}` does not read like onet=30.1@2025-12"));
        };
        if !is_date(date) {
            return Err(format!("`{date}` is no date such as 2025-12 or 2025-12-09"));
        }
        let source = source.parse().map_err(|error| format!("{error}"))?;
        Ok(Self { source, release: release.to_owned(), date: date.to_owned() })
    }
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let widths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    matches!(widths[..], [4, 2] | [4, 2, 2])
        && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
        && parts.get(1).and_then(|month| month.parse::<u8>().ok()).is_some_and(|month| (1..=12).contains(&month))
        && parts.get(2).is_none_or(|day| day.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day)))
}

/// What is written where neither the files nor the person tell.
pub(super) const NOT_STATED: &str = "not stated";

/// A publication without its release.
pub(super) struct Publication {
    /// Its name in the manifest.
    pub id: &'static str,
    title: &'static str,
    publisher: &'static str,
    licence: &'static str,
    url: &'static str,
}

impl Publication {
    /// Its row for a release.
    pub fn row(&self, release: &str, date: &str, tables: &[&str]) -> SourceRow {
        self.row_as(self.id, release, date, tables)
    }

    /// Its row under another name, for tables of another release.
    pub fn row_as(&self, id: &str, release: &str, date: &str, tables: &[&str]) -> SourceRow {
        SourceRow {
            id: id.parse().expect("names of sources are small letters and hyphens"),
            title: self.title.to_owned(),
            publisher: self.publisher.to_owned(),
            release: release.to_owned(),
            date: date.to_owned(),
            licence: self.licence.to_owned(),
            url: self.url.to_owned(),
            tables: tables.iter().map(|table| (*table).to_owned()).collect(),
        }
    }
}

const DEPARTMENT_OF_LABOR: &str = "U.S. Department of Labor, Employment and Training Administration";
const BUREAU_OF_LABOR_STATISTICS: &str = "U.S. Bureau of Labor Statistics";

pub(super) const ONET: Publication = Publication {
    id: "onet",
    title: "O*NET Database",
    publisher: DEPARTMENT_OF_LABOR,
    licence: "CC BY 4.0",
    url: "https://www.onetcenter.org/database.html",
};
pub(super) const SOC_CROSSWALK: Publication = Publication {
    id: "onet-soc",
    title: "O*NET-SOC 2019 to 2018 SOC crosswalk",
    publisher: DEPARTMENT_OF_LABOR,
    licence: "CC BY 4.0",
    url: "https://www.onetcenter.org/taxonomy/2019/soc.html",
};
pub(super) const PROJECTIONS: Publication = Publication {
    id: "bls-projections",
    title: "Employment Projections, table 1.2",
    publisher: BUREAU_OF_LABOR_STATISTICS,
    licence: "Public domain",
    url: "https://www.bls.gov/emp/tables.htm",
};
pub(super) const WAGES: Publication = Publication {
    id: "bls-oews",
    title: "Occupational Employment and Wage Statistics",
    publisher: BUREAU_OF_LABOR_STATISTICS,
    licence: "Public domain",
    url: "https://www.bls.gov/oes/tables.htm",
};
pub(super) const TASK_EXPOSURE: Publication = Publication {
    id: "gpts-are-gpts",
    title: "GPTs are GPTs: exposure labels of tasks (Eloundou, Manning, Mishkin, Rock)",
    publisher: "OpenAI",
    licence: "MIT",
    url: "https://github.com/openai/GPTs-are-GPTs",
};
pub(super) const OBSERVED_USE: Publication = Publication {
    id: "working-with-ai",
    title: "Working with AI: Measuring the Applicability of Generative AI to Occupations",
    publisher: "Microsoft",
    licence: "CC BY 4.0",
    url: "https://github.com/microsoft/working-with-ai",
};
pub(super) const ESCO: Publication = Publication {
    id: "esco",
    title: "European Skills, Competences, Qualifications and Occupations (ESCO)",
    publisher: "European Commission",
    licence: "Reuse with attribution (Commission Decision 2011/833/EU)",
    url: "https://esco.ec.europa.eu/en/use-esco/download",
};
pub(super) const ESCO_CROSSWALK: Publication = Publication {
    id: "esco-onet",
    title: "ESCO-O*NET crosswalk",
    publisher: "European Commission and U.S. Department of Labor",
    licence: "Reuse with attribution (Commission Decision 2011/833/EU)",
    url: "https://esco.ec.europa.eu/en/about-esco/data-science-and-esco/crosswalk-between-esco-and-onet",
};
pub(super) const NJ_ETPL: Publication = Publication {
    id: "nj-etpl",
    title: "Eligible Training Provider List with results of its programmes",
    publisher: "State of New Jersey",
    licence: "MIT",
    url: "https://github.com/NJInnovation/d4ad-standalone",
};
pub(super) const PROVIDER_RESULTS: Publication = Publication {
    id: "provider-results",
    title: "Eligible training programmes and their results, in the layout of TrainingProviderResults",
    publisher: DEPARTMENT_OF_LABOR,
    licence: "Public domain",
    url: "https://www.trainingproviderresults.gov/",
};
pub(super) const RAPIDS: Publication = Publication {
    id: "rapids",
    title: "Occupations approved for registered apprenticeship (RAPIDS)",
    publisher: "U.S. Department of Labor, Office of Apprenticeship",
    licence: "Public domain",
    url: "https://www.apprenticeship.gov/apprenticeship-occupations",
};
pub(super) const CTDL: Publication = Publication {
    id: "ctdl",
    title: "Records in the terms of the Credential Registry (CTDL)",
    publisher: "Credential Engine and those who publish there",
    licence: "CC BY 4.0 for the terms; the records are their publishers'",
    url: "https://credreg.net/ctdl/terms",
};
pub(super) const CIP: Publication = Publication {
    id: "cip",
    title: "Classification of Instructional Programs and its crosswalk to SOC 2018, with usual lengths and costs of ours",
    publisher: "National Center for Education Statistics and U.S. Bureau of Labor Statistics",
    licence: "Public domain",
    url: "https://nces.ed.gov/ipeds/cipcode/resources.aspx?y=56",
};
pub(super) const OWN_LISTS: Publication = Publication {
    id: "own-list",
    title: "Programmes in the layout of Onward's template",
    publisher: "Whoever built this catalogue",
    licence: "As they say",
    url: "/data",
};
pub(super) const OURS: Publication = Publication {
    id: "onward",
    title: "Onward's own summaries, growth families, usual credentials, certifications, fields of study and emerging roles",
    publisher: "Onward contributors",
    licence: "MIT OR Apache-2.0",
    // Each emerging role cites its own evidence; the texts are published nowhere else.
    url: "/data",
};

/// Release and day of our own texts: the day they were last read through as a whole.
pub(super) const OUR_RELEASE: (&str, &str) = ("1", "2026-11-22");

/// Releases of the database with the month they came out. Source: O*NET Resource Center, database
/// releases archive.
const ONET_RELEASES: [(&str, &str); 10] = [
    ("28.3", "2024-05"),
    ("29.0", "2024-08"),
    ("29.1", "2024-11"),
    ("29.2", "2025-02"),
    ("29.3", "2025-05"),
    ("30.0", "2025-08"),
    ("30.1", "2025-12"),
    ("30.2", "2026-02"),
    ("30.3", "2026-05"),
    ("31.0", "2026-08"),
];

/// Release and date of an O*NET folder or zip, from a version in its name (`db_30_1_text`,
/// `onet-30.1`) or else from the newest month its rows bear.
pub(super) fn onet_release(name: &str, newest_month: Option<&str>) -> (String, String) {
    let month = newest_month.unwrap_or(NOT_STATED).to_owned();
    let Some(version) = version_in(name) else { return (NOT_STATED.to_owned(), month) };
    let known = ONET_RELEASES.iter().find(|(release, _)| *release == version);
    let date = known.map_or(month, |(_, date)| (*date).to_owned());
    (version, date)
}

/// The first `30.1`, `30_1` or `30-1` in a name.
fn version_in(name: &str) -> Option<String> {
    let bytes = name.as_bytes();
    let starts = (0..bytes.len().saturating_sub(3)).find(|&start| {
        let digit = |place: usize| bytes.get(place).is_some_and(u8::is_ascii_digit);
        let before = start.checked_sub(1).is_none_or(|place| !digit(place));
        before && digit(start) && digit(start + 1) && matches!(bytes[start + 2], b'.' | b'_' | b'-') && digit(start + 3)
    })?;
    Some(format!("{}.{}", &name[starts..starts + 2], bytes[starts + 3] as char))
}

/// Release and date of projections from their first year. Source: release schedule of the
/// Employment Projections program; they come out the summer after the base year.
pub(super) fn projections_release(years: Option<(u16, u16)>) -> (String, String) {
    let Some((base, projected)) = years else { return (NOT_STATED.to_owned(), NOT_STATED.to_owned()) };
    let month = if base == 2022 { "09" } else { "08" };
    (format!("{base}-{:02}", projected % 100), format!("{}-{month}", base.saturating_add(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_release_of_a_database_is_read_from_its_name_or_its_rows() {
        let rows = [
            ("db_30_1_text.zip", None, ("30.1", "2025-12"), "the publisher's zip"),
            ("onet-30.1", Some("2025-08"), ("30.1", "2025-12"), "the known month beats the newest row"),
            ("db_99_9_text", Some("2077-01"), ("99.9", "2077-01"), "a release we do not know yet"),
            ("my-onet", Some("2025-08"), (NOT_STATED, "2025-08"), "no version in the name"),
            ("onet-2025-08", None, (NOT_STATED, NOT_STATED), "a year is no version"),
        ];
        for (name, month, (release, date), reason) in rows {
            assert_eq!(onet_release(name, month), (release.to_owned(), date.to_owned()), "{reason}");
        }
    }

    #[test]
    fn a_stated_release_needs_a_source_a_release_and_a_real_date() {
        let stated: StatedRelease = "onet=30.1@2025-12".parse().unwrap();
        assert_eq!((stated.source.as_str(), &*stated.release, &*stated.date), ("onet", "30.1", "2025-12"));
        for wrong in ["onet", "onet=30.1", "onet=30.1@soon", "onet=30.1@2025-13", "ONET=1@2025-12", "x=1@2025-1"] {
            assert!(wrong.parse::<StatedRelease>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn projections_are_named_by_their_years() {
        assert_eq!(projections_release(Some((2024, 2034))), ("2024-34".into(), "2025-08".into()));
        assert_eq!(projections_release(None).0, NOT_STATED);
    }
}
