//! One file a page: what it shows and how it comes to be. Each has its template of the same name.

pub mod clear;
pub mod compare;
pub mod data;
pub mod design;
pub mod draft;
pub mod element;
pub mod family;
pub mod matches;
pub mod method;
pub mod money;
pub mod path;
pub mod path_files;
pub mod person;
pub mod program;
pub mod record;
pub mod restore;
pub mod resume;
pub mod role;
pub mod search;
pub mod send;
pub mod start;
pub mod tasks;
pub mod training;
pub mod why;
pub mod why_not;
pub mod work;
