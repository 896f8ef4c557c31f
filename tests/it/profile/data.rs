//! Taking a copy of one's data.

use std::time::Duration;

use rocket::http::{ContentType, Method, Status};
use serde_json::Value;

use crate::support::TestApp;
use crate::support::people::{PASSWORD, Person};

fn with_ada() -> TestApp {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    app
}

#[test]
fn the_json_holds_everything_and_no_secret() {
    let app = with_ada();
    let mut ada = app.signed_in(&Person::ada());
    let file = ada.post("/account/data", &[("format", "json")]);
    assert_eq!((file.status, file.content_type.clone()), (Status::Ok, Some(ContentType::JSON)));
    let disposition = file.header("content-disposition").expect("an attachment");
    assert_eq!(disposition, "attachment; filename=\"ada-lovelace-data.json\"");
    let data = file.json();
    assert_eq!(data["emailAddress"], "ada@example.org");
    assert_eq!(data["displayName"], "Ada Lovelace");
    assert_eq!(data["active"], true);
    for date in ["creationDate", "lastLoginDate", "privacyPolicyAgreementDate", "emailConfirmedDate"] {
        assert!(data[date].as_str().is_some_and(|at| at.starts_with("2026-")), "{date}: {data}");
    }
    assert_eq!(data["sessions"].as_array().map(Vec::len), Some(1));
    let kinds: Vec<&Value> =
        data["mails"].as_array().expect("mails").iter().map(|mail| &mail["kind"]).collect();
    assert!(kinds.iter().any(|kind| *kind == "confirm_address"), "{kinds:?}");
    let actions: Vec<&str> = data["history"]
        .as_array()
        .expect("lines")
        .iter()
        .filter_map(|line| line["action"].as_str())
        .collect();
    for action in
        ["account.registered", "account.email_confirmed", "sign_in.succeeded", "account.data_handed_out"]
    {
        assert!(actions.contains(&action), "{action}: {actions:?}");
    }
    let hash = app.of_the_account::<String>("password_hash");
    let session = ada.cookie("rollbook_session").expect("a session").to_owned();
    for secret in [hash.as_str(), &session, "$scrypt$", "/confirm/"] {
        assert!(!file.body.contains(secret), "{secret}");
    }
}

#[test]
fn a_copy_tells_of_the_known_browsers_in_words_and_of_what_they_said_themselves() {
    let app = with_ada();
    let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    let fields = [("login", "ada@example.org"), ("password", PASSWORD)];
    app.call(Method::Post, "/sign-in").form(&fields).header("User-Agent", firefox).send();
    let mut ada = app.signed_in(&Person::ada());
    let data = ada.post("/account/data", &[("format", "json")]).json();
    let known = |row: &Value| row["browser"] == "Firefox on Linux";
    let devices = data["knownBrowsers"].as_array().expect("browsers");
    let device = devices.iter().find(|row| known(row)).expect("the one that signed in");
    assert!(device["firstSeenAt"].is_string() && device["lastSeenAt"].is_string(), "{device}");
    let sessions = data["sessions"].as_array().expect("sessions");
    let session = sessions.iter().find(|row| known(row)).expect("its session");
    assert_eq!(session["userAgent"], firefox);
    let page = ada.post("/account/data", &[("format", "html")]);
    assert!(page.says("Known browsers") && page.says("Firefox on Linux"), "{}", page.body);
}

#[test]
fn a_copy_is_whole_however_much_there_is() {
    let app = with_ada();
    let mut ada = app.signed_in(&Person::ada());
    app.many_browsers_and_sessions(10_600);
    let (devices, sessions) = (app.devices(), app.sessions());
    assert!(devices > 10_600 && sessions > 10_600);
    let data = ada.post("/account/data", &[("format", "json")]).json();
    let mut names: Vec<&str> =
        data["sessions"].as_array().expect("rows").iter().filter_map(|row| row["name"].as_str()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len() as i64, sessions, "each once");
    assert_eq!(data["knownBrowsers"].as_array().map(|rows| rows.len() as i64), Some(devices));
    let page = ada.post("/account/data", &[("format", "html")]);
    assert!(page.says("The JSON file contains all of them."), "it says where it stops");
    assert!(!with_ada_only().says("JSON file"), "and only where it does");
}

fn with_ada_only() -> crate::support::Reply {
    let app = with_ada();
    app.signed_in(&Person::ada()).post("/account/data", &[("format", "html")])
}

#[test]
fn the_page_can_be_read_without_anything_beside_it() {
    let app = with_ada();
    let mut ada = app.signed_in(&Person::ada());
    ada.post(
        "/account/profile",
        &[("name", "Ada <b>Lovelace</b>"), ("username", "ada"), ("bio", "one\r\ntwo")],
    );
    let file = ada.post("/account/data", &[("format", "html")]);
    assert_eq!(file.header("content-disposition"), Some("attachment; filename=\"ada-data.html\""));
    assert!(file.says("ada@example.org") && file.says("account.registered"));
    assert!(!file.has("b") && !file.has("script, link, img, form, iframe, [src], [href]"), "{}", file.body);
}

#[test]
fn it_is_handed_out_after_the_password_only() {
    let app = with_ada();
    let mut ada = app.signed_in(&Person::ada());
    app.later(Duration::from_secs(6 * 60));
    for reply in [ada.get("/account/data"), ada.post("/account/data", &[("format", "json")])] {
        assert_eq!(reply.location(), "/account/prove?next=%2Faccount%2Fdata");
    }
}

#[test]
fn whoever_does_not_agree_to_the_privacy_policy_gets_the_data_and_can_delete() {
    let app = with_ada();
    let mut ada = app.signed_in(&Person::ada());
    app.sets("privacy.version", "2");
    assert_eq!(ada.get("/account").location(), "/account/privacy");
    let declined = ada.post("/account/privacy", &[("answer", "decline")]);
    assert_eq!(declined.status, Status::Ok);
    for way in ["/account/privacy", "/account/data", "/account/delete"] {
        assert!(declined.has(&format!("a[href='{way}']")), "{way}");
    }
    assert_eq!(ada.get("/account").location(), "/account/privacy", "nothing is open by declining");
    assert_eq!(ada.post("/account/data", &[("format", "json")]).status, Status::Ok);
    assert_eq!(ada.get("/account/delete").status, Status::Ok);
}
