//! The catalogue: roles, elements, activities, technologies and pay; checked, immutable, versioned.

mod assemble;
pub mod builtin;
mod cents;
pub mod codes;
mod education;
mod element;
mod entry_point;
mod fine;
mod outlook;
mod pay;
mod program;
mod role;
mod spanish;
pub mod tables;
pub mod wages;
mod work_split;

pub use crate::words::Language;
pub use cents::Cents;
pub use education::Education;
pub use element::{
    Activity, ActivityGroup, AiUse, Confidence, CredentialKind, Element, ElementKind, Family, Rating, Technology,
};
pub use entry_point::{EntryExposure, EntryPoint, EntryWarning, feeders};
pub use fine::{FineOccupation, FineSkill, FineSkillGroup, FineSkillGroupIx, FineSkillIx, FineSkillKind, RoleSkill};
pub use outlook::{Exposure, Growth, GrowthRule, Outlook};
pub use pay::{PayQuality, RolePay};
pub use program::{
    Attendance, Between, EntryTerms, JoinedProgram, KnownFrom, Outcome, OutcomeMeasure, Program, ProgramKind,
    ProgramSource, ProgramWords, Provider, Spoken, Taught, Teachable,
};
pub use role::{
    ActivityIx, Area, Composition, JobZone, PaySource, Preparation, Role, RoleIx, Task, TechnologyIx, UsedTechnology,
};
pub use spanish::spanish_titles;
pub use work_split::{ClassOfWork, WorkClass, WorkPiece, WorkSplit, WorkSplitRule, class_of_group};

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use codes::{AreaCode, ElementId, ProgramId, RoleCode, SocCode};
use tables::{Manifest, TableError, Tables};
use wages::PayBand;

/// Everything known about roles. Made once by [`Catalog::from_tables`], then only read.
#[derive(Debug, Clone)]
pub struct Catalog {
    /// Where its figures come from, and what it lacks.
    pub manifest: Manifest,
    /// Hash of its tables: two catalogues with the same version hold the same facts under the same names.
    pub version: String,
    /// The language of its names and of our own texts in it.
    pub language: Language,
    /// The rule by which a role counts as growing.
    pub growth_rule: GrowthRule,
    /// Elements in the order of [`Role::ratings`], then interests and work values.
    pub elements: Vec<Element>,
    /// Every role: coded occupations by code, then emerging roles.
    pub roles: Vec<Role>,
    /// Intermediate work activities.
    pub activity_groups: Vec<ActivityGroup>,
    /// Detailed work activities.
    pub activities: Vec<Activity>,
    /// Software and tools.
    pub technologies: Vec<Technology>,
    /// Groups in ESCO's hierarchy of skills, a wider one before those below it (full catalogue only).
    pub fine_skill_groups: Vec<FineSkillGroup>,
    /// Fine skills of ESCO (full catalogue only).
    pub fine_skills: Vec<FineSkill>,
    /// Occupations of ESCO with their skills (full catalogue only).
    pub fine_occupations: Vec<FineOccupation>,
    /// Places with published pay: the country, states by name, metropolitan areas by name.
    pub areas: Vec<Area>,
    /// Ways to learn, as offered or as usual.
    pub programs: Vec<JoinedProgram>,
    /// Whether it holds the publishers' descriptions and task statements.
    pub is_full: bool,
    program_by_id: FxHashMap<ProgramId, u32>,
    role_by_code: FxHashMap<RoleCode, RoleIx>,
    pay: FxHashMap<(AreaCode, SocCode), PayBand>,
}

impl Catalog {
    /// Checks `tables` against each other and joins them.
    ///
    /// # Errors
    /// The first fact that contradicts another, with file and line.
    pub fn from_tables(tables: Tables, growth_rule: GrowthRule) -> Result<Self, TableError> {
        let files = tables.write();
        let files = files.iter().map(|(name, bytes)| (*name, Cow::Borrowed(bytes.as_slice())));
        let version = assemble::version(&growth_rule, files);
        assemble::assemble(tables, growth_rule, version)
    }

    /// Reads, checks and joins the tables whose files `file_bytes` can give by name. The version
    /// comes of the bytes themselves, which is faster than [`Catalog::from_tables`].
    ///
    /// # Errors
    /// The first unreadable row or fact that contradicts another, with file and line.
    pub fn read<'a>(
        file_bytes: impl Fn(&str) -> Option<Cow<'a, [u8]>> + Sync,
        growth_rule: GrowthRule,
    ) -> Result<Self, TableError> {
        let files = Tables::FILES.iter().filter_map(|name| Some((*name, file_bytes(name)?)));
        let (version, tables) = rayon::join(|| assemble::version(&growth_rule, files), || Tables::read(&file_bytes));
        assemble::assemble(tables?, growth_rule, version)
    }

    /// The built-in catalogue.
    ///
    /// # Errors
    /// As [`Catalog::read`]; never in a tested build.
    pub fn builtin(growth_rule: GrowthRule) -> Result<Self, TableError> {
        Self::read(builtin::bytes, growth_rule)
    }

    /// The role with `code`.
    pub fn find(&self, code: &RoleCode) -> Option<RoleIx> {
        self.role_by_code.get(code).copied()
    }

    /// The role at `ix`.
    pub fn role(&self, ix: RoleIx) -> &Role {
        &self.roles[usize::from(ix.0)]
    }

    /// Every role with its place.
    pub fn roles(&self) -> impl Iterator<Item = (RoleIx, &Role)> {
        self.roles.iter().enumerate().map(|(place, role)| (RoleIx(place as u16), role))
    }

    /// The elements that roles are rated on, in the order of [`Role::ratings`].
    pub fn rated_elements(&self) -> impl Iterator<Item = &Element> {
        self.elements.iter().filter(|element| element.kind.is_rated())
    }

    /// The place of the element with `id`.
    pub fn find_element(&self, id: &ElementId) -> Option<usize> {
        self.elements.iter().position(|element| element.id == *id)
    }

    /// The fine skill at `ix`.
    pub fn fine_skill(&self, ix: FineSkillIx) -> &FineSkill {
        &self.fine_skills[usize::from(ix.0)]
    }

    /// Takes `programs` in place of those it has.
    pub fn set_programs(&mut self, programs: Vec<JoinedProgram>) {
        let id = |joined: &JoinedProgram| joined.program.id.clone();
        self.program_by_id = programs.iter().enumerate().map(|(place, joined)| (id(joined), place as u32)).collect();
        self.programs = programs;
    }

    /// The programme with `id`.
    pub fn find_program(&self, id: &ProgramId) -> Option<&JoinedProgram> {
        self.program_by_id.get(id).map(|place| &self.programs[*place as usize])
    }

    /// The area with `code`.
    pub fn find_area(&self, code: AreaCode) -> Option<&Area> {
        self.areas.iter().find(|area| area.code == code)
    }
}
