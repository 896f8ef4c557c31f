//! Whatever people type is shown as text and never becomes a part of the page.

use crate::support::people::Person;
use crate::support::{Reply, TestApp};

const MARKERS: [&str; 9] = [
    "<i data-marker>x</i>",
    "</script><script data-marker>alert(1)</script>",
    "\"><img data-marker src=x onerror=alert(1)>",
    "' data-marker='x",
    "</title></textarea><b data-marker>",
    "{{987654*3}}{% raw %}",
    "&lt;i data-marker&gt;",
    "<!--<i data-marker>-->",
    "محمد \u{200f}العربي 👩‍👩‍👧",
];

/// No marker has become an element, an attribute or a comment of its own.
fn is_unmarked(reply: &Reply) {
    assert!(!reply.has("[data-marker]"), "{}", reply.body);
    assert!(!reply.has("[onerror]") && !reply.has("script:not([src])"), "{}", reply.body);
    assert!(!reply.says("2962962"), "{}", reply.body);
}

#[test]
fn typed_values_come_back_to_the_letter() {
    let app = TestApp::fresh();
    for marker in MARKERS {
        let fields = [("name", marker), ("email", marker), ("password", marker), ("privacy", marker)];
        let reply = app.visitor().post("/register", &fields);
        is_unmarked(&reply);
        assert_eq!(reply.value_of("name").as_deref(), Some(marker));
        assert_eq!(reply.value_of("email").as_deref(), Some(marker));
        for (path, field) in [("/confirm/code", "email"), ("/confirm/resend", "email"), ("/sign-in", "login")]
        {
            let reply = app.visitor().post(path, &[(field, marker), ("code", marker), ("next", marker)]);
            is_unmarked(&reply);
            assert_eq!(reply.value_of(field).as_deref(), Some(marker), "{path}");
        }
    }
}

#[test]
fn typed_values_of_the_set_up_come_back_to_the_letter() {
    let app = TestApp::fresh();
    let path = app.set_up_path();
    for marker in MARKERS {
        let fields =
            ["site_name", "public_url", "name", "username", "email", "password"].map(|field| (field, marker));
        let mut fields = fields.to_vec();
        fields.push(("token", crate::support::people::token_of(&path)));
        let reply = app.visitor().post("/setup", &fields);
        is_unmarked(&reply);
        for field in ["site_name", "public_url", "name", "username", "email"] {
            assert_eq!(reply.value_of(field).as_deref(), Some(marker), "{field}");
        }
    }
}

#[test]
fn a_name_is_shown_as_text_wherever_it_stands() {
    let app = TestApp::fresh();
    let long = "Ω".repeat(255);
    let names = MARKERS.into_iter().chain([long.as_str()]);
    for (at, name) in names.enumerate() {
        let person = Person::new(name, &format!("p{at}@example.org"));
        let mut visitor = app.visitor();
        visitor.registers(&person);
        is_unmarked(&visitor.get("/register/inbox"));
        let path = app.mailbox().link_for(&person.email);
        let page = app.visitor().get(&path);
        is_unmarked(&page);
        assert!(page.texts_of("dd bdi").contains(&name.to_owned()), "{name}: {}", page.body);
        visitor.confirms(&path);
        visitor.signs_in(&person.email, &person.password);
        for path in ["/", "/account", "/account/password", "/nowhere"] {
            let page = visitor.get(path);
            is_unmarked(&page);
            assert!(page.texts_of(".site-person").contains(&name.to_owned()), "{name} on {path}");
        }
    }
}

#[test]
fn the_sites_own_name_and_policy_are_text_too() {
    let app = TestApp::fresh();
    for marker in MARKERS {
        app.sets("site.name", marker);
        app.sets("privacy.text", marker);
        app.sets("privacy.version", &marker.chars().take(40).collect::<String>());
        for path in ["/", "/register", "/privacy", "/sign-in", "/nowhere"] {
            let page = app.visitor().get(path);
            is_unmarked(&page);
            assert_eq!(page.text_of(".site-name").as_deref(), Some(marker), "{path}");
        }
    }
}

#[test]
fn paths_and_queries_are_not_repeated_as_markup() {
    let app = TestApp::fresh();
    for path in [
        "/%3Ci%20data-marker%3E",
        "/confirm/%22%3E%3Ci%20data-marker%3E",
        "/setup/%3Cscript%3E",
        "/sign-in?next=/%22%3E%3Ci%20data-marker%3E",
        "/confirm/resend?sent=%3Ci%20data-marker%3E",
        "/register/inbox?resent=%3Ci%20data-marker%3E",
    ] {
        is_unmarked(&app.visitor().get(path));
    }
}
