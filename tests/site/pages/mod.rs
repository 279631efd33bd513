//! What pages promise.

mod compare;
mod every_page;
mod headers;
mod hostile;
mod logs;
mod matches;
mod method;
mod path;
mod plan;
mod role;
mod search;
mod spanish;
mod training;
mod visit;
mod why;
mod work;
mod xss;
