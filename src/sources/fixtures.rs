//! Small publishers' files of our own making, in the published layouts.

use std::io::{Cursor, Write};
use std::path::Path;

use super::{Inputs, Reading, SourceError};
use crate::catalog::tables::Tables;

/// A file below the folder of fixtures.
#[derive(Debug, Clone)]
pub(super) struct Fixture {
    /// Folder and name.
    pub path: &'static str,
    /// What it holds.
    pub bytes: Vec<u8>,
}

fn fixture(path: &'static str, text: &str) -> Fixture {
    Fixture { path, bytes: text.replace('~', "\t").replace('\n', "\r\n").into_bytes() }
}

/// Every file, with O*NET in the layout up to 30.2 and abilities in a second folder.
pub(super) fn all() -> Vec<Fixture> {
    let mut files = old_onet();
    files.push(fixture("onet-more/Abilities.txt", ABILITIES));
    files.push(Fixture { path: "occupation.xlsx", bytes: projections_workbook() });
    for (path, text) in [
        ("wages/national_M2025.csv", NATIONAL),
        ("wages/state_M2025.csv", STATES),
        ("wages/MSA_M2025.csv", METROPOLITAN),
        ("exposure/occ_level.csv", TASK_SHARES),
        ("exposure/full_labelset.tsv", TASK_LABELS),
        ("exposure/soc_ai_applicability_scores.csv", APPLICABILITY),
        ("exposure/iwa_metrics.csv", GROUP_USE),
        ("crosswalks/onet_2019_to_SOC_Crosswalk.csv", SOC_CODES),
        ("esco/skills_en.csv", ESCO_SKILLS),
        ("esco/skillGroups_en.csv", ESCO_GROUPS),
        ("esco/broaderRelationsSkillPillar.csv", ESCO_BROADER),
        ("esco/occupations_en.csv", ESCO_OCCUPATIONS),
        ("esco/occupationSkillRelations.csv", ESCO_RELATIONS),
        ("crosswalk_esco_onet.csv", ESCO_CROSSWALK),
    ] {
        files.push(fixture(path, text));
    }
    files
}

/// The same with O*NET in the layout since 30.3.
pub(super) fn all_in_new_layout() -> Vec<Fixture> {
    let mut files: Vec<Fixture> = all().into_iter().filter(|file| !REPLACED.contains(&file.path)).collect();
    for (path, text) in NEW_LAYOUT {
        files.push(fixture(path, text));
    }
    files
}

/// Writes `files` below `folder` and reads them.
pub(super) fn read(folder: &Path, files: &[Fixture]) -> Result<Reading, SourceError> {
    for file in files {
        let path = folder.join(file.path);
        std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder can be made");
        std::fs::write(path, &file.bytes).expect("a file can be written");
    }
    super::read(&inputs(folder), Tables::default(), &|_| {})
}

/// Where [`read`] puts the files.
pub(super) fn inputs(folder: &Path) -> Inputs {
    let at = |path: &str| Some(folder.join(path)).filter(|path| path.exists());
    Inputs {
        onet: [at("onet"), at("onet-more")].into_iter().flatten().collect(),
        projections: at("occupation.xlsx"),
        wages: at("wages"),
        exposure: at("exposure"),
        crosswalks: at("crosswalks"),
        esco: at("esco"),
        esco_crosswalk: at("crosswalk_esco_onet.csv"),
        programmes: at("programmes").into_iter().collect(),
        stated: Vec::new(),
    }
}

/// A workbook with one sheet of these rows; cells that are figures are written as figures.
pub(super) fn workbook(sheet: &str, rows: &[Vec<&str>]) -> Vec<u8> {
    let cell = |text: &&str| match text.parse::<f64>() {
        Ok(figure) => format!("<c><v>{figure}</v></c>"),
        Err(_) => {
            format!("<c t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", text.replace('&', "&amp;"))
        }
    };
    let row = |row: &Vec<&str>| format!("<row>{}</row>", row.iter().map(cell).collect::<String>());
    let data: String = rows.iter().map(row).collect();
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let relationship = |kind: &str, target: &str| {
        let one = format!("<Relationship Id=\"r1\" Type=\"{relations}/{kind}\" Target=\"{target}\"/>");
        format!("<Relationships xmlns=\"{package}/relationships\">{one}</Relationships>")
    };
    let parts = [
        ("[Content_Types].xml", format!("<Types xmlns=\"{package}/content-types\"/>")),
        ("_rels/.rels", relationship("officeDocument", "xl/workbook.xml")),
        (
            "xl/workbook.xml",
            format!(
                "<workbook {main} xmlns:r=\"{relations}\"><sheets><sheet name=\"{sheet}\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        ("xl/_rels/workbook.xml.rels", relationship("worksheet", "worksheets/sheet1.xml")),
        ("xl/worksheets/sheet1.xml", format!("<worksheet {main}><sheetData>{data}</sheetData></worksheet>")),
    ];
    zip_of(&parts.iter().map(|(name, text)| (*name, text.as_bytes())).collect::<Vec<_>>())
}

/// A zip of these files.
pub(super) fn zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, zip::write::SimpleFileOptions::DEFAULT).expect("memory takes it");
        writer.write_all(bytes).expect("memory takes it");
    }
    writer.finish().expect("memory takes it").into_inner()
}

fn projections_workbook() -> Vec<u8> {
    let header = "Matrix title~2024 National Employment Matrix code~Occupation type~Employment, 2024~Employment, 2034~\
        Employment distribution, percent, 2024~Employment change, numeric, 2024–34~Employment change, percent, 2024–34~\
        Occupational openings, 2024–34 annual average~Typical education needed for entry~\
        Work experience in a related occupation~Typical on-the-job training needed";
    let rows = [
        "Table 1.2 A title of ours",
        header,
        "All~00-0000~Summary~200~210~100~10~5~20~—~—~—",
        "Bakers of bread~51-3011~Line item~20.5~21~10~0.5~2.4~3~No formal educational credential~None~Short",
        "Joint line~29-2010~Line item~10~12~10~2~20~1.5~Associate's degree~None~—",
        "Footnotes:",
    ];
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.split('~').collect()).collect();
    workbook("Table 1.2", &rows)
}

fn old_onet() -> Vec<Fixture> {
    let files = [
        ("onet/Occupation Data.txt", OCCUPATIONS),
        ("onet/Job Zones.txt", "O*NET-SOC Code~Job Zone~Date\n51-3011.00~2~08/2025\n29-2011.00~4~12/2025\n"),
        ("onet/Skills.txt", SKILLS),
        ("onet/Knowledge.txt", KNOWLEDGE),
        ("onet/Education, Training, and Experience.txt", EDUCATION),
        ("onet/Interests.txt", INTERESTS),
        ("onet/Work Values.txt", WORK_VALUES),
        ("onet/Alternate Titles.txt", TITLES),
        ("onet/Sample of Reported Titles.txt", REPORTED),
        ("onet/Task Statements.txt", TASKS),
        ("onet/Related Occupations.txt", RELATED),
        ("onet/Technology Skills.txt", TECHNOLOGIES),
        ("onet/DWA Reference.txt", "Element ID~IWA ID~DWA ID~DWA Title\n4.A.1~4.A.1.I01~4.A.1.I01.D01~Knead dough.\n"),
        ("onet/IWA Reference.txt", "Element ID~IWA ID~IWA Title\n4.A.1~4.A.1.I01~Handle food.\n"),
        ("onet/Tasks to DWAs.txt", "O*NET-SOC Code~Task ID~DWA ID~Date\n51-3011.00~7~4.A.1.I01.D01~07/2014\n"),
    ];
    files.into_iter().map(|(path, text)| fixture(path, text)).collect()
}

/// Files of the old layout that the new one has under other names, or no more.
const REPLACED: [&str; 8] = [
    "onet/Skills.txt",
    "onet/Education, Training, and Experience.txt",
    "onet/Interests.txt",
    "onet/Work Values.txt",
    "onet/Alternate Titles.txt",
    "onet/Technology Skills.txt",
    "onet/DWA Reference.txt",
    "onet/IWA Reference.txt",
];

const NEW_LAYOUT: [(&str, &str); 8] = [
    (
        "onet/Essential Skills.txt",
        "O*NET-SOC Code~Element ID~Element Name~Scale ID~Data Value\n51-3011.00~2.A.1.a~Reading~IM~2.5\n51-3011.00~2.A.1.a~Reading~LV~2\n29-2011.00~2.A.1.a~Reading~IM~4\n",
    ),
    (
        "onet/Transferable Skills.txt",
        "O*NET-SOC Code~Element ID~Element Name~Scale ID~Data Value\n51-3011.00~2.B.1.a~Perceiving~IM~3\n",
    ),
    (
        "onet/Education.txt",
        "O*NET-SOC Code~Element ID~Scale ID~Category~Data Value\n51-3011.00~2.D.1~RL~1~40\n51-3011.00~2.D.1~RL~2~60\n",
    ),
    (
        "onet/Training and Experience.txt",
        "O*NET-SOC Code~Element ID~Scale ID~Category~Data Value\n51-3011.00~3.A.1~RW~1~100\n51-3011.00~3.A.2~PT~1~100\n51-3011.00~3.A.3~OJ~9~100\n",
    ),
    ("onet/Career Interest Types.txt", INTERESTS),
    (
        "onet/Job Titles.txt",
        "O*NET-SOC Code~Job Title~Short Title\n51-3011.00~Bread Maker (BM)~BM\n51-3011.00~bread maker (bm)~n/a\n",
    ),
    (
        "onet/Software Skills.txt",
        "O*NET-SOC Code~Element ID~Element Name~Workplace Example~Hot Technology~In Demand\n51-3011.00~1~Spreadsheet software~Sums~Y~N\n29-2011.00~1~Spreadsheet software~Sums~Y~Y\n",
    ),
    (
        "onet/GWAs to IWAs to DWAs.txt",
        "GWA Element ID~GWA Element Name~IWA Element ID~IWA Element Name~DWA Element ID~DWA Element Name\n4.A.1~Handling~4.A.1.I01~Handle food.~4.A.1.I01.D01~Knead dough.\n",
    ),
];

const OCCUPATIONS: &str = "O*NET-SOC Code~Title~Description\n51-3011.00~Bakers of Bread~They bake.\n29-2011.00~Lab People~They look through lenses.\n55-1011.00~Pilots~n/a\n";
const SKILLS: &str = "O*NET-SOC Code~Element ID~Element Name~Scale ID~Data Value~N~Recommend Suppress~Not Relevant~Date\n51-3011.00~2.A.1.a~Reading~IM~2.5~8~N~n/a~08/2025\n51-3011.00~2.A.1.a~Reading~LV~2~8~Y~N~08/2025\n51-3011.00~2.B.1.a~Perceiving~IM~3~8~N~n/a~08/2025\n29-2011.00~2.A.1.a~Reading~IM~4~8~N~n/a~08/2025\n";
const KNOWLEDGE: &str = "O*NET-SOC Code~Element ID~Element Name~Scale ID~Data Value\n51-3011.00~2.C.1.a~Food~IM~4.5\n51-3011.00~2.C.1.a~Food~LV~3\n";
const ABILITIES: &str =
    "O*NET-SOC Code~Element ID~Element Name~Scale ID~Data Value\n51-3011.00~1.A.1.a.1~Hearing~IM~2\n";
const EDUCATION: &str = "O*NET-SOC Code~Element ID~Scale ID~Category~Data Value\n51-3011.00~2.D.1~RL~1~40\n51-3011.00~2.D.1~RL~2~60\n51-3011.00~2.D.4.a~IM~n/a~3\n51-3011.00~3.A.1~RW~1~100\n51-3011.00~3.A.3~OJ~9~100\n";
const INTERESTS: &str = "O*NET-SOC Code~Element ID~Element Name~Scale ID~Data Value\n51-3011.00~1.B.1.a~Realistic~OI~6\n51-3011.00~1.B.1.g~High point~IH~1\n";
const WORK_VALUES: &str =
    "O*NET-SOC Code~Element ID~Element Name~Scale ID~Data Value\n51-3011.00~1.B.2.a~Achieving~EX~3.3\n";
const TITLES: &str = "O*NET-SOC Code~Alternate Title~Short Title~Source(s)\n51-3011.00~Bread Maker (BM)~BM~08\n51-3011.00~bread maker (bm)~n/a~10\n";
const REPORTED: &str = "O*NET-SOC Code~Reported Job Title~Shown in My Next Move\n29-2011.00~Lens|Looker~Y\n";
const TASKS: &str = "O*NET-SOC Code~Task ID~Task~Task Type~Date\n51-3011.00~9~Sweep the floor.~Supplemental~08/2025\n51-3011.00~7~Knead the dough.~Core~12/2025\n";
const RELATED: &str = "O*NET-SOC Code~Related O*NET-SOC Code~Relatedness Tier~Index\n51-3011.00~55-1011.00~Supplemental~11\n51-3011.00~29-2011.00~Primary-Short~1\n";
const TECHNOLOGIES: &str = "O*NET-SOC Code~Example~Commodity Code~Commodity Title~Hot Technology~In Demand\n51-3011.00~Sums~1~Spreadsheet software~Y~N\n29-2011.00~Sums~1~Spreadsheet software~Y~Y\n";
const NATIONAL: &str = "AREA,AREA_TITLE,AREA_TYPE,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,H_MEDIAN,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90,LOC_QUOTIENT\n99,U.S.,1,51-3000,Food,minor,500,9,1,2,3,4,5,*\n99,U.S.,1,51-3010,Bakers,broad,400,9,20000,25000,30000,35000,40000,*\n99,U.S.,1,51-3011,Bakers,detailed,300,9,20000,25000,30000,35000,#,*\n99,U.S.,1,29-2010,Lab,broad,100,30,\"40,000\",50000,60000,70000,80000,*\n";
const STATES: &str = "AREA,AREA_TITLE,AREA_TYPE,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,H_MEDIAN,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90,LOC_QUOTIENT\n39,Ohio,2,51-3011,Bakers,detailed,30,15.5,*,*,*,*,*,1.25\n39,Ohio,2,29-2010,Lab,broad,**,*,*,*,*,*,*,**\n";
const METROPOLITAN: &str = "AREA,AREA_TITLE,AREA_TYPE,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,H_MEDIAN,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90,LOC_QUOTIENT\n17140,\"Cincinnati, OH-KY-IN\",4,51-3011,Bakers,detailed,5,15,20000,21000,22000,23000,24000,0.9\n00001,North Ohio nonmetropolitan area,4,51-3011,Bakers,detailed,5,15,20000,21000,22000,23000,24000,0.9\n";
const TASK_SHARES: &str = "O*NET-SOC Code,Title,dv_rating_beta,human_rating_beta\n51-3011.00,Bakers,0.123456,\n";
const TASK_LABELS: &str =
    "~O*NET-SOC Code~Task ID~gpt4_exposure~human_labels\n0~51-3011.00~7.0~E1~E2\n1~51-3011.00~9.0~E0~\n";
const APPLICABILITY: &str = "SOC Code,title,ai_applicability_score\n29-2010,Lab,0.25\n";
const GROUP_USE: &str = "IWA,title,share_user,share_ai,completion_user,completion_ai,impact_scope_user,impact_scope_ai\n4.A.1.I01,Handle food.,0.01,0.02,0.8,,0.5,0.4\n";
const SOC_CODES: &str = "O*NET-SOC 2019 Code,O*NET-SOC 2019 Title,2018 SOC Code,2018 SOC Title\n51-3011.00,Bakers,51-3011,Bakers\n29-2011.00,Lab,29-2011,Lab\n";
const ESCO_SKILLS: &str = "conceptType,conceptUri,skillType,preferredLabel,altLabels,status\nKSC,http://data.europa.eu/esco/skill/b,skill/competence,bake bread,\"make bread\nBake Bread\",released\nKSC,http://data.europa.eu/esco/skill/a,knowledge,flour,,released\n";
const ESCO_GROUPS: &str = "conceptType,conceptUri,preferredLabel,code\nSkillGroup,http://data.europa.eu/esco/skill/s1,handling food,S1.1\nSkillGroup,http://data.europa.eu/esco/skill/s,skills,S\nSkillGroup,http://data.europa.eu/esco/isced-f/0721,food processing,\n";
const ESCO_BROADER: &str = "conceptType,conceptUri,broaderType,broaderUri\nSkillGroup,http://data.europa.eu/esco/skill/s1,SkillGroup,http://data.europa.eu/esco/skill/s\nKSC,http://data.europa.eu/esco/skill/b,SkillGroup,http://data.europa.eu/esco/skill/s1\nKSC,http://data.europa.eu/esco/skill/a,KSC,http://data.europa.eu/esco/skill/b\n";
const ESCO_OCCUPATIONS: &str = "conceptType,conceptUri,preferredLabel,altLabels\nOccupation,http://data.europa.eu/esco/occupation/x,baker,bread baker\nOccupation,http://data.europa.eu/esco/occupation/y,cook,\n";
const ESCO_RELATIONS: &str = "occupationUri,relationType,skillType,skillUri\nhttp://data.europa.eu/esco/occupation/x,essential,skill,http://data.europa.eu/esco/skill/b\nhttp://data.europa.eu/esco/occupation/x,optional,knowledge,http://data.europa.eu/esco/skill/a\nhttp://data.europa.eu/esco/occupation/y,essential,knowledge,http://data.europa.eu/esco/skill/a\n";
const ESCO_CROSSWALK: &str = "Mapping project name,Ours,,\n,,,\nO*NET Id,O*NET Title,ESCO or ISCO URI,Type of Match\n51-3011.00,Bakers,http://data.europa.eu/esco/occupation/x,closeMatch\n51-3011.00,Bakers,http://data.europa.eu/esco/occupation/y,broadMatch\n51-3011.00,Bakers,http://data.europa.eu/esco/isco/C75,exactISCO\n";
