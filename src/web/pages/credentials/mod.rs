//! Another password, another address, recovery, and reports of compromise.

mod change_email;
mod change_password;
mod email_links;
mod recover;
mod report_compromise;

use rocket::Route;

use crate::web::html::page_context::Content;

pub fn routes() -> Vec<Route> {
    [
        change_password::routes(),
        change_email::routes(),
        email_links::routes(),
        recover::routes(),
        report_compromise::routes(),
    ]
    .concat()
}

pub fn samples() -> Vec<Content> {
    [
        change_password::samples(),
        change_email::samples(),
        email_links::samples(),
        recover::samples(),
        report_compromise::samples(),
    ]
    .concat()
}
