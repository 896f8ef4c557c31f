//! Accounts, one by one and many at once, with their tags, filters and jobs.

mod account;
mod account_row;
mod account_texts;
mod accounts;
mod bulk;
mod export;
mod jobs;
mod places;
mod saved_filters;
mod search;
mod tag_merge;
mod tags;

use rocket::Route;

use crate::web::html::page_context::Content;

pub fn routes() -> Vec<Route> {
    [
        account::routes(),
        accounts::routes(),
        bulk::routes(),
        export::routes(),
        jobs::routes(),
        saved_filters::routes(),
        search::routes(),
        tag_merge::routes(),
        tags::routes(),
    ]
    .concat()
}

pub fn samples() -> Vec<Content> {
    [
        account::samples(),
        accounts::samples(),
        bulk::samples(),
        export::samples(),
        jobs::samples(),
        saved_filters::samples(),
        search::samples(),
        tag_merge::samples(),
        tags::samples(),
    ]
    .concat()
}
