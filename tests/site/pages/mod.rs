//! What pages promise.

mod every_page;
mod hostile;
mod logs;
mod matches;
mod role;
mod search;
mod work;
