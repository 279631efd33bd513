//! What pages promise.

mod every_page;
mod hostile;
mod logs;
mod matches;
mod method;
mod role;
mod search;
mod why;
mod work;
