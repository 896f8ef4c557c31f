//! What every request and answer passes: bodies, problems, headers, cookies, the log.

pub mod api_family;
pub mod beginning;
pub mod content_encoding;
pub mod cookies;
pub mod cors;
pub mod download;
pub mod exports;
pub mod fields;
pub mod headers;
pub mod json;
pub mod last_use;
pub mod methods;
pub mod path_ids;
pub mod problem;
pub mod query;
pub mod read_body;
pub mod refusal;
pub mod request_log;
pub mod return_path;
pub mod slash;
pub mod whole_body;
