//! Uploads: what is in a good file is read, what is in a bad one does no harm.

mod badges;
mod command;
mod files;
mod hostile;
mod round_trip;
