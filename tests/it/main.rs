//! Behaviour through the real wiring, in one process: the same Rocket that `rollbook serve`
//! launches, on a fresh data folder, under a clock in the test's hand.

mod api;
mod api_v2;
mod audit;
mod console;
mod deletion;
mod documents;
mod factors;
mod mail;
mod openapi;
mod pages;
mod rooms;
mod routes;
mod support;
mod texts;

use rocket::http::Status;
use support::TestApp;

#[test]
fn a_fresh_desk_greets_a_visitor() {
    let app = TestApp::fresh();
    let home = app.visitor().get("/");
    assert_eq!(home.status, Status::Ok);
    assert!(home.text_of("h1").is_some());
}
