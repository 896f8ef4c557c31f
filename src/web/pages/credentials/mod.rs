//! Another password, another address, recovery, and reports of compromise.

mod change_email;
mod change_password;
mod email_links;
mod recover;
mod report_compromise;

use rocket::Route;

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
