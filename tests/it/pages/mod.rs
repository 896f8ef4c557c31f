//! The pages, as people see and use them.

mod errors;
mod escaping;
