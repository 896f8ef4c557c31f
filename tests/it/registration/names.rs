//! Names that can be seen, and none that cannot.

use rocket::http::{Method, Status};
use serde_json::json;

use crate::api::{registers, registration};
use crate::support::TestApp;
use crate::support::people::Person;

const EMPTY: &str = "This field is empty. Please enter something.";
const FEW_MARKS: &str = "There are too many marks on one letter. Please remove some.";

#[test]
fn a_name_that_nobody_can_see_is_asked_for_again() {
    let app = TestApp::fresh();
    for name in
        ["\u{2800}", "\u{ffa0}", "\u{e0041}", "\u{fe0f}", "\u{301}", "\u{180e}", "\u{34f}", "\u{2800}\u{301}"]
    {
        let reply = registers(&app, &registration(name, "bob@example.org"));
        assert_eq!(reply.fields_at_fault(), ["name"], "{name:?}");
        let page = app.visitor().registers(&Person::new(name, "bob@example.org"));
        assert_eq!(page.status, Status::BadRequest);
        assert_eq!(page.message_at("name").as_deref(), Some(EMPTY), "{name:?}");
    }
    assert_eq!(app.accounts(), 0);
}

#[test]
fn a_letter_with_sixty_marks_is_no_name() {
    let app = TestApp::fresh();
    let name = format!("a{}", "\u{301}".repeat(60));
    assert_eq!(registers(&app, &registration(&name, "bob@example.org")).fields_at_fault(), ["name"]);
    let page = app.visitor().registers(&Person::new(&name, "bob@example.org"));
    assert_eq!(page.message_at("name").as_deref(), Some(FEW_MARKS));
    assert_eq!(app.accounts(), 0);
}

#[test]
fn honest_names_are_kept_byte_for_byte() {
    let app = TestApp::fresh();
    for (n, name) in ["👩‍👩‍👧 Family", "می‌خواهم", "Nguyễn", "각", "Z͑oe", "محمَّد", "ཧཱུྃ"].into_iter().enumerate()
    {
        let email = format!("n{n}@example.org");
        let reply = registers(&app, &registration(name, &email));
        assert_eq!((reply.status.code, &reply.json()["displayName"]), (201, &json!(name)));
        assert_eq!(app.of_account::<String>(&email, "real_name"), name);
    }
}

#[test]
fn names_from_before_are_still_read() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    let mut console = app.signed_in(&grace);
    let token = app.bearer_of(&app.admin());
    let bob = app.person("bob");
    for name in ["\u{2800}", &format!("a{}", "\u{301}".repeat(60))] {
        app.gives_name("bob", name);
        let reply = app.call(Method::Get, &format!("/api/v2/user/{}", bob.id)).bearer(&token).send();
        assert_eq!((reply.status, &reply.json()["real_name"]), (Status::Ok, &json!(name)));
        assert_eq!(console.get(&format!("/console/accounts/{}", bob.id)).status, Status::Ok);
        assert_eq!(console.get("/console/accounts").status, Status::Ok);
    }
}

#[test]
fn an_internationalised_domain_is_shown_in_its_own_letters_whatever_was_typed() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    let ada = Person::new("Ada", "ada@xn--bcher-kva.example");
    app.confirmed_member(&ada);
    let id = app.of_account::<i64>(&ada.email, "id");
    let mut own = app.signed_in(&ada);
    let mut grace = app.signed_in(&grace);
    let mut pages: Vec<_> = ["/account", "/account/email", "/account/email/change", "/account/delete"]
        .map(|path| own.get(path))
        .into();
    let account = format!("/console/accounts/{id}");
    pages.extend(["/console/accounts", "/console/search?q=ada", &account].map(|path| grace.get(path)));
    for page in pages {
        assert_eq!(page.status.code, 200, "{}", page.body);
        assert!(page.says("ada@bücher.example"), "{}", page.body);
        assert!(!page.text_of("main").is_some_and(|text| text.contains("xn--")), "{}", page.body);
    }
    assert_eq!(app.visitor().signs_in("ada@bücher.example", &ada.password).location(), "/account");
}
