//! `/api/admin/…`: what administrators do in the console, for programs (contract.md, C). The operations decide who
//! may do what, as they do there.

mod account_actions;
mod account_shapes;
mod accounts;
mod answer;
mod audit;
mod call;
mod clients;
mod endpoint;
mod filters;
mod jobs;
mod keys;
mod mail_texts;
mod mails;
mod settings;
mod system;

use rocket::Route;

pub fn routes() -> Vec<Route> {
    [
        settings::routes(),
        mail_texts::routes(),
        keys::routes(),
        clients::routes(),
        mails::routes(),
        audit::routes(),
        accounts::routes(),
        account_actions::routes(),
        jobs::routes(),
        filters::routes(),
        system::routes(),
    ]
    .concat()
}
