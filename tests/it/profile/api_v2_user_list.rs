//! contract.md A6: accounts, a page at a time.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rocket::http::{Method, Status};
use serde_json::{Value, json};

use crate::support::api::Person;
use crate::support::{Reply, TestApp};

const USERS: &str = "/api/v2/user/";
const ORIGIN: &str = "http://localhost:8000";

/// An administrator `root`, a member `ada`, and their tokens.
fn ctx() -> (TestApp, String, String) {
    let (app, root) = TestApp::with_admin();
    let (admin, member) = (app.bearer_of(&root), app.bearer_of(&app.person("ada")));
    (app, admin, member)
}

fn asks(app: &TestApp, token: &str, path: &str) -> Reply {
    app.call(Method::Get, path).bearer(token).send()
}

fn page(app: &TestApp, token: &str, path: &str) -> Value {
    let reply = asks(app, token, path);
    assert_eq!(reply.status, Status::Ok, "{path}: {}", reply.body);
    reply.json()
}

fn names(page: &Value) -> Vec<String> {
    let results = page["results"].as_array().expect("results");
    results.iter().map(|user| user["username"].as_str().expect("a name").to_owned()).collect()
}

/// Where a link leads on this server.
fn path_of(link: &Value) -> Option<String> {
    let link = link.as_str()?;
    Some(link.strip_prefix(ORIGIN).unwrap_or_else(|| panic!("{link} is not absolute")).to_owned())
}

/// Every page from here on by the links alone; then back again, which shows the same.
fn walked(app: &TestApp, token: &str, first: &str) -> Vec<String> {
    let mut pages = vec![page(app, token, first)];
    while let Some(next) = path_of(&pages[pages.len() - 1]["next"]) {
        pages.push(page(app, token, &next));
        assert!(pages.len() < 100, "{first} has no end");
    }
    let mut back = pages[pages.len() - 1].clone();
    for earlier in pages.iter().rev().skip(1) {
        back = page(app, token, &path_of(&back["previous"]).expect("something before"));
        assert_eq!(names(&back), names(earlier), "{first}");
    }
    assert!(back["previous"].is_null(), "{first}: {}", back["previous"]);
    pages.iter().flat_map(names).collect()
}

#[test]
fn the_links_of_a_page_lead_through_the_whole_list_in_every_order_and_back() {
    let (app, admin, member) = ctx();
    app.crowd_of_all_kinds(70);
    for (token, all) in [(&admin, 72), (&member, 72 - 14)] {
        for field in ["id", "username", "real_name", "date_joined"] {
            let forth = walked(&app, token, &format!("{USERS}?limit=9&ordering={field}"));
            let mut back = walked(&app, token, &format!("{USERS}?limit=11&ordering=-{field},id"));
            back.reverse();
            assert_eq!(forth, back, "{field}");
            assert_eq!(forth.iter().collect::<BTreeSet<_>>().len(), all, "{field}: each once");
        }
    }
    let by_name = walked(&app, &member, &format!("{USERS}?ordering=username&limit=100"));
    assert!(by_name.is_sorted(), "{by_name:?}");
}

#[test]
fn a_page_says_how_many_there_are_and_its_links_keep_what_was_asked() {
    let (app, admin, member) = ctx();
    app.crowd_of_all_kinds(30);
    let first = page(&app, &admin, &format!("{USERS}?limit=5&ordering=-username&search=u-"));
    assert_eq!((first["count"].as_i64(), &first["previous"]), (Some(30), &Value::Null));
    assert_eq!(names(&first), ["u-0030", "u-0029", "u-0028", "u-0027", "u-0026"]);
    let next = first["next"].as_str().expect("a link");
    for part in
        [ORIGIN, "/api/v2/user/?", "limit=5", "offset=5", "cursor=", "ordering=-username", "search=u-"]
    {
        assert!(next.contains(part), "{part}: {next}");
    }
    let second = page(&app, &admin, &path_of(&first["next"]).expect("a link"));
    assert_eq!(names(&second)[0], "u-0025");
    assert!(second["next"].as_str().expect("a link").contains("offset=10"));
    // Whoever waits for the proof of an address is there for administrators alone.
    let count = |token: &str, path: &str| page(&app, token, path)["count"].as_i64();
    assert_eq!((count(&admin, USERS), count(&member, USERS)), (Some(32), Some(32 - 6)));
    assert_eq!(page(&app, &member, USERS)["results"].as_array().map(Vec::len), Some(20));
    assert_eq!(asks(&app, &member, "/api/v2/user").status, Status::Ok, "without the slash, too");
}

#[test]
fn an_offset_without_a_cursor_begins_there_and_one_behind_the_end_finds_nobody() {
    let (app, admin, _) = ctx();
    app.crowd_of_all_kinds(40);
    let at = |query: &str| page(&app, &admin, &format!("{USERS}?{query}"));
    let whole = names(&at("limit=100&ordering=username"));
    for offset in [0, 1, 7, 41] {
        let found = at(&format!("limit=3&ordering=username&offset={offset}"));
        assert_eq!(names(&found), whole[offset..(offset + 3).min(42)], "{offset}");
        assert_eq!(found["previous"].is_null(), offset == 0);
        assert_eq!(found["next"].is_null(), offset + 3 >= 42);
        let searched = at(&format!("limit=3&ordering=username&search=u-&offset={offset}"));
        assert_eq!(names(&searched), whole[(2 + offset).min(42)..(offset + 5).min(42)], "{offset}");
    }
    for offset in [42, 43, 99_999, 100_000] {
        let found = at(&format!("limit=10&offset={offset}"));
        assert_eq!((found["count"].as_i64(), names(&found).len()), (Some(42), 0), "{offset}");
        assert!(found["next"].is_null());
        let back = path_of(&found["previous"]).expect("something before");
        assert!(back.contains(&format!("offset={}", offset - 10)), "{back}");
    }
}

#[test]
fn accounts_that_come_and_go_move_nobody_into_the_next_page_twice() {
    let (app, admin, _) = ctx();
    app.crowd_of_all_kinds(20);
    let first = page(&app, &admin, &format!("{USERS}?limit=5&ordering=-date_joined"));
    let seen = names(&first);
    app.person("eve");
    let second = page(&app, &admin, &path_of(&first["next"]).expect("a link"));
    assert!(names(&second).iter().all(|name| !seen.contains(name)), "{seen:?} {second}");
    let back = page(&app, &admin, &path_of(&second["previous"]).expect("a link"));
    assert_eq!(names(&back), seen);
    assert!(!back["previous"].is_null(), "eve came before them");
    assert!(names(&page(&app, &admin, &path_of(&back["previous"]).expect("a link")))[0] == "eve");
}

#[test]
fn what_cannot_be_is_named_all_at_once_and_nothing_is_guessed() {
    let (app, admin, _) = ctx();
    let faults = |query: &str| asks(&app, &admin, &format!("{USERS}?{query}")).faults();
    assert_eq!(
        faults("limit=0&offset=-1&ordering=password_hash&cursor=x&search=a&username=b&tag=x"),
        [
            "limit invalid",
            "offset invalid",
            "ordering invalid_choice",
            "cursor invalid",
            "username invalid",
            "tag invalid"
        ]
    );
    for (query, fault) in [
        ("limit=-5", "limit invalid"),
        ("limit=9223372036854775808", "limit invalid"),
        ("limit=1&limit=2", "limit invalid"),
        ("offset=1.5", "offset invalid"),
        ("offset=100001", "offset invalid"),
        ("offset=9223372036854775807", "offset invalid"),
        ("ordering=email", "ordering invalid_choice"),
        ("ordering=id,email", "ordering invalid_choice"),
        ("ordering=--id", "ordering invalid_choice"),
        ("search=a&search=b", "search invalid"),
        (&format!("search={}", "a".repeat(256)), "search max_length"),
    ] {
        assert_eq!(faults(query), [fault], "{query}");
    }
    assert_eq!(page(&app, &admin, &format!("{USERS}?limit=1000"))["count"], 2);
    assert_eq!(page(&app, &admin, &format!("{USERS}?search=%20&limit=&offset=&ordering="))["count"], 2);
}

#[test]
fn a_cursor_that_somebody_made_up_is_a_fault_or_a_place_and_nothing_else() {
    let (app, _, member) = ctx();
    let made = |json: &str| URL_SAFE_NO_PAD.encode(json);
    for text in [
        made("[]"),
        made(r#"["username","after","a",1]"#),
        made(r#"["-id","after",1,1]"#),
        made(r#"["id","after","1",1]"#),
        made(r#"["id","sideways",1,1]"#),
        made(r#"["id","after",1,9223372036854775808]"#),
        "A".repeat(5000),
        "%00".to_owned(),
        "..%2F..".to_owned(),
    ] {
        let reply = asks(&app, &member, &format!("{USERS}?cursor={text}"));
        assert_eq!(reply.faults(), ["cursor invalid"], "{text}");
    }
    for key in ["-9223372036854775808", "0", "9223372036854775807"] {
        for way in ["after", "before"] {
            let text = made(&format!(r#"["id","{way}",{key},{key}]"#));
            let found = page(&app, &member, &format!("{USERS}?cursor={text}&offset=9223372036854775807"));
            assert_eq!(found["count"], 2, "{text}");
        }
    }
    let name = made(r#"["username","after","' OR 1=1 --",1]"#);
    assert_eq!(page(&app, &member, &format!("{USERS}?ordering=username&cursor={name}"))["count"], 2);
}

#[test]
fn nobody_without_a_good_token_sees_a_list() {
    let (app, _, _) = ctx();
    for path in [USERS, "/api/v2/user/autocomplete/", "/api/v2/user/search/"] {
        assert_eq!(app.call(Method::Get, path).send().refusal(), (401, "not_authenticated".to_owned()));
        assert_eq!(asks(&app, "x", path).refusal(), (401, "authentication_failed".to_owned()));
        assert_eq!(app.call(Method::Post, path).send().status, Status::MethodNotAllowed, "{path}");
    }
}

#[test]
fn members_see_no_address_but_their_own_and_find_nobody_by_one() {
    let (app, admin, member) = ctx();
    let eve = app.account_like("eve", |input| input.ext_id = Some(4711));
    let shown = page(&app, &member, USERS);
    let users = shown["results"].as_array().expect("results");
    let with_email: Vec<&Value> = users.iter().filter(|user| user.get("email").is_some()).collect();
    assert!(with_email.len() == 1 && with_email[0]["email"] == "ada@example.org", "{shown}");
    assert!(users.iter().all(|user| user.get("email_isvalid").is_some() == user.get("email").is_some()));
    let by_admin = page(&app, &admin, USERS);
    assert!(
        by_admin["results"]
            .as_array()
            .is_some_and(|users| users.iter().all(|user| user["email"].is_string()))
    );
    for token in [&member, &admin] {
        for text in ["eve%40example.org", "example.org", "4711", &eve.id.to_string(), &eve.uuid] {
            for path in [format!("{USERS}?search={text}"), format!("/api/v2/user/search/?user={text}")] {
                let found = page(&app, token, &path);
                assert_eq!((found["count"].as_i64(), names(&found).len()), (Some(0), 0), "{path}");
            }
        }
        assert_eq!(names(&page(&app, token, &format!("{USERS}?search=EV"))), ["eve"]);
    }
}

#[test]
fn the_deleted_are_in_no_list_and_the_disabled_are_marked() {
    let (app, admin, member) = ctx();
    let (eve, carl) = (app.person("eve"), app.person("carl"));
    app.disables(&carl);
    let gone = app.call(Method::Delete, &format!("{USERS}{}/", eve.id)).bearer(&admin).send();
    assert_eq!(gone.status, Status::NoContent);
    for token in [&admin, &member] {
        assert_eq!(names(&page(&app, token, USERS)), ["root", "ada", "carl"]);
        let found = page(&app, token, &format!("{USERS}?search=carl"));
        assert_eq!(found["results"][0]["status"], "b");
        assert_eq!(page(&app, token, &format!("{USERS}?search=eve"))["count"], 0);
    }
}

#[test]
fn a_field_that_completes_names_gets_five_things_of_each() {
    let (app, _, member) = ctx();
    app.account_like("eve", |input| {
        input.real_name = Some(rollbook::domain::DisplayName::parse("Eve Ördög").expect("a name"));
        input.ext_id = Some(7);
    });
    let found = page(&app, &member, "/api/v2/user/autocomplete/?search=ordog");
    let eve = &found["results"][0];
    assert_eq!(
        *eve,
        json!({ "id": eve["id"], "username": "eve", "real_name": "Eve Ördög", "ext_id": 7, "avatar": null })
    );
    assert_eq!((found["count"].as_i64(), &found["next"]), (Some(1), &Value::Null));
    let page = page(&app, &member, "/api/v2/user/autocomplete/?limit=1");
    let next = page["next"].as_str().expect("a link");
    assert!(
        next.starts_with(&format!("{ORIGIN}/api/v2/user/autocomplete/?limit=1&offset=1&cursor=")),
        "{next}"
    );
}

#[test]
fn a_search_looks_in_both_names_in_one_of_them_or_among_those_with_a_tag() {
    let (app, admin, member) = ctx();
    let named = |name: &str| Some(rollbook::domain::DisplayName::parse(name).expect("a name"));
    let eve: Person = app.account_like("eve", |input| input.real_name = named("Carla Moon"));
    app.account_like("carla", |input| input.real_name = named("Somebody"));
    let tag = app.tag("Crew");
    let given =
        app.post(&format!("/api/v2/tag/{tag}/assign/"), &json!({ "user": eve.id })).bearer(&admin).send();
    assert_eq!(given.status, Status::NoContent, "{}", given.body);
    let find = |query: &str| names(&page(&app, &member, &format!("/api/v2/user/search/?{query}")));
    assert_eq!(find("user=carla"), ["eve", "carla"]);
    assert_eq!(find("search=carla"), ["eve", "carla"]);
    assert_eq!(find("username=carla"), ["carla"]);
    assert_eq!(find("real_name=carla"), ["eve"]);
    assert_eq!(find("user=moon&username=nobody&real_name=nobody"), ["eve"]);
    assert_eq!(find(&format!("tag={tag}")), ["eve"]);
    assert_eq!(find(&format!("tag={tag}&user=somebody")), [""; 0]);
    assert_eq!(find("tag=4711"), [""; 0]);
    let both = asks(&app, &member, "/api/v2/user/search/?username=a&real_name=b");
    assert_eq!(both.faults(), ["real_name invalid"]);
    // One that is not public is seen by whoever carries it and by administrators.
    let hidden = app.call(Method::Patch, &format!("/api/v2/tag/{tag}/")).json(&json!({ "visible": false }));
    assert_eq!(hidden.bearer(&admin).send().status, Status::Ok);
    assert_eq!(find(&format!("tag={tag}")), [""; 0]);
    let tags_of_eve = |token: &str| {
        let found = page(&app, token, "/api/v2/user/search/?real_name=moon");
        let one = page(&app, token, &format!("{USERS}{}/", eve.id));
        assert_eq!(found["results"][0], one, "one and the list show the same");
        one["tags"].as_array().map(Vec::len)
    };
    assert_eq!(tags_of_eve(&member), Some(0));
    assert_eq!((tags_of_eve(&admin), tags_of_eve(&app.bearer_of(&eve))), (Some(1), Some(1)));
}

#[test]
fn all_are_counted_however_many_there_are_and_of_a_search_of_very_many_at_least_those_who_were_met() {
    let (app, admin, member) = ctx();
    app.crowd_of_all_kinds(10_500);
    let waiting = 10_500 / 4 - 10_500 / 20;
    assert_eq!(page(&app, &admin, USERS)["count"], 10_502);
    assert_eq!(page(&app, &member, USERS)["count"], 10_502 - waiting);
    let found = page(&app, &admin, &format!("{USERS}?search=person&limit=50"));
    let count = found["count"].as_i64().expect("a number");
    assert!((51..=10_500).contains(&count), "{count}");
    let next = page(&app, &admin, &path_of(&found["next"]).expect("a link"));
    assert_eq!(names(&next).len(), 50);
    let deep = page(&app, &admin, &format!("{USERS}?offset=10000&limit=2&ordering=username"));
    assert_eq!(names(&deep), ["u-9498", "u-9499"], "u-10000 and so on stand before u-1001");
}
