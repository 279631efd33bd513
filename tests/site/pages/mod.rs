//! What pages promise.

mod changes;
mod clients;
mod compare;
mod every_page;
mod headers;
mod hostile;
mod import;
mod keeping;
mod logs;
mod matches;
mod matrix;
mod method;
mod path;
mod plan;
mod role;
mod search;
mod send;
mod spanish;
mod staff;
mod training;
mod visit;
mod why;
mod why_not;
mod work;
mod xss;
