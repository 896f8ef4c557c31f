//! What holds for every route that there is: a new one is covered the day it is written.

use std::collections::{BTreeMap, BTreeSet};

use rocket::http::{Method, Status};
use rollbook::web::http::api_family::ApiFamily;

use crate::support::inhabited::Inhabited;
use crate::support::people::Person;
use crate::support::routes::{
    Caller, FORM, NOT_FOR_AN_ADMINISTRATOR, every_route, form_for, is_page, is_unsafe, sends, sends_form,
    takes_bearers_alone,
};
use crate::support::{Reply, TestApp};

/// The page that says so, and no other refusal.
fn is_refused_to_other_sites(reply: &Reply) -> bool {
    reply.status == Status::Forbidden
        && reply.text_of("h1").as_deref() == Some("This request came from another site")
}

#[test]
fn no_other_site_can_change_anything_by_any_route() {
    let ctx = Inhabited::new();
    let origins: [&[(&str, &str)]; 7] = [
        &[("Origin", "https://evil.example")],
        &[("Origin", "null")],
        &[("Origin", "http://localhost:8000.evil.example")],
        &[("Origin", "https://localhost:8000")],
        &[("Origin", "http://localhost:80001")],
        &[("Sec-Fetch-Site", "cross-site")],
        &[("Sec-Fetch-Site", "same-site"), ("Origin", "http://localhost:8000")],
    ];
    let mut unsafe_routes = 0;
    for (method, route) in every_route().into_iter().filter(|(method, _)| is_unsafe(*method)) {
        unsafe_routes += 1;
        let mut root = ctx.administrator();
        let (path, form) = (ctx.path_to(&route), form_for(&ctx, &route));
        let watch = ctx.app.watch();
        for headers in origins {
            let reply = sends_form(&mut root.copy(), method, &path, headers, &form);
            let refused = if is_page(&route) {
                is_refused_to_other_sites(&reply)
            } else {
                // Family A takes a bearer token and nothing that a browser sends by itself.
                matches!(reply.status.code, 401 | 403) || path.starts_with("/oauth/")
            };
            assert!(refused, "{method} {path} {headers:?}: {}", reply.status);
        }
        watch.sees_no_change(&format!("{method} {path}"));
        // It was the other site that was refused, and neither the person nor the path nor the form.
        if !takes_bearers_alone(&route) && !NOT_FOR_AN_ADMINISTRATOR.contains(&route.as_str()) {
            let own = [("Origin", "http://localhost:8000")];
            let reply = sends_form(&mut root, method, &path, &own, &form);
            let stays = reply.header("location") == Some(&path);
            assert!(stays || reply.turned_away().is_none(), "{method} {path}: {:?}", reply.turned_away());
        }
    }
    assert!(unsafe_routes > 100);
}

#[test]
fn an_authorization_header_opens_no_page_to_other_sites() {
    let ctx = Inhabited::new();
    let headers = [("Origin", "https://evil.example"), ("Authorization", "Basic YWRhOng=")];
    for (method, route) in every_route() {
        if is_unsafe(method) && is_page(&route) {
            let mut root = ctx.administrator();
            let reply = sends(&mut root, method, &ctx.path_to(&route), &headers);
            assert!(is_refused_to_other_sites(&reply), "{method} {route}: {}", reply.status);
        }
    }
}

#[test]
fn a_form_that_renames_its_method_passes_no_check_by_it() {
    let ctx = Inhabited::new();
    let headers = [("Content-Type", "application/x-www-form-urlencoded"), ("Origin", "https://evil.example")];
    for (method, route) in every_route() {
        let root = ctx.administrator();
        let path = ctx.path_to(&route);
        let watch = ctx.app.watch();
        for renamed in ["delete", "put", "patch", "get", "GET", "head"] {
            let body = format!("_method={renamed}&{FORM}");
            root.copy().send(Method::Post, &path, &headers, Some(&body));
        }
        watch.sees_no_change(&format!("{method} {path}"));
    }
}

#[test]
fn our_own_pages_and_programs_without_a_browser_pass_the_check() {
    let app = TestApp::fresh();
    let own: [&[(&str, &str)]; 4] = [
        &[],
        &[("Origin", "http://localhost:8000")],
        &[("Sec-Fetch-Site", "same-origin"), ("Origin", "null")],
        &[("Sec-Fetch-Site", "none")],
    ];
    for headers in own {
        let reply = sends(&mut app.visitor(), Method::Post, "/language", headers);
        assert_eq!(reply.status, Status::SeeOther, "{headers:?}");
    }
}

#[test]
fn over_plain_http_a_form_from_our_own_page_passes_though_its_origin_is_hidden() {
    let app = TestApp::fresh();
    let mut visitor = app.visitor();
    let page = visitor.get("/register");
    let cookie = page.headers("set-cookie").find(|line| line.starts_with("rollbook_page=")).expect("a mark");
    assert!(cookie.contains("SameSite=Strict") && cookie.contains("HttpOnly"), "{cookie}");
    // What a browser sends from a page with Referrer-Policy: no-referrer, where nothing is https.
    let own = sends(&mut visitor, Method::Post, "/language", &[("Origin", "null")]);
    assert_eq!(own.status, Status::SeeOther);
    assert!(visitor.get("/register").headers("set-cookie").next().is_none(), "it is set once");
    let foreign = sends(
        &mut visitor,
        Method::Post,
        "/language",
        &[("Origin", "null"), ("Sec-Fetch-Site", "cross-site")],
    );
    assert_eq!(foreign.status, Status::Forbidden);
    let https = TestApp::at("https://join.example.org");
    let headers = [("Origin", "null")];
    let mut marked = https.visitor().holding("rollbook_page", "1");
    assert_eq!(sends(&mut marked, Method::Post, "/language", &headers).status, Status::Forbidden);
    assert!(https.visitor().get("/register").headers("set-cookie").next().is_none());
}

#[test]
fn reading_changes_nothing_whoever_reads() {
    let ctx = Inhabited::new();
    let mut eve = ctx.app.visitor();
    eve.registers(&Person::new("Eve", "eve3@example.org"));
    let mut ada = ctx.member();
    for (_, route) in every_route().into_iter().filter(|(method, _)| *method == Method::Get) {
        let mut root = Caller::of(&ctx, &route);
        let path = root.path.clone();
        let watch = ctx.app.watch();
        for method in [Method::Get, Method::Head, Method::Options] {
            for visitor in [&mut ctx.app.visitor(), &mut ada, &mut eve] {
                let reply = visitor.send(method, &path, &[], None);
                assert_ne!(reply.status.code, 500, "{method} {path}");
                watch.sees_no_change(&format!("{method} {path}"));
            }
            let reply = root.tries(method, "text/plain", "");
            assert_ne!(reply.status.code, 500, "{method} {path}");
            watch.sees_no_change(&format!("{method} {path} by an administrator"));
            if method == Method::Get && !NOT_FOR_AN_ADMINISTRATOR.contains(&route.as_str()) {
                assert_eq!(reply.turned_away(), None, "{path}");
            }
        }
    }
}

#[test]
fn a_page_that_needs_a_session_leads_to_signing_in() {
    let app = TestApp::fresh();
    app.set_up();
    let is_of_people = |(_, path): &(Method, String)| path.starts_with("/account");
    let readable: Vec<String> = every_route()
        .into_iter()
        .filter(|(method, _)| *method == Method::Get)
        .map(|(_, path)| path)
        .collect();
    for (method, path) in every_route().into_iter().filter(is_of_people) {
        let reply = sends(&mut app.visitor(), method, &path, &[]);
        assert_eq!(reply.status, Status::SeeOther, "{method} {path}");
        let next = path.replace('/', "%2F");
        // A form comes back to its own page, where it stands under the same path.
        let wanted = match method {
            Method::Get => format!("/sign-in?next={next}"),
            _ if readable.contains(&path) => format!("/sign-in?ended=1&next={next}"),
            _ => "/sign-in?ended=1".to_owned(),
        };
        assert_eq!(reply.location(), wanted, "{method} {path}");
    }
    let nonsense = app.visitor().holding("rollbook_session", "nonsense").get("/account");
    assert_eq!(nonsense.location(), "/sign-in?next=%2Faccount");
}

#[test]
fn every_route_answers_nonsense_without_falling_over() {
    let ctx = Inhabited::new();
    let mut readers = 0;
    for (method, route) in every_route() {
        let mut caller = Caller::of(&ctx, &route);
        let mut reads_bodies = false;
        let mut turned_away = None;
        for body in ["", "=", "&&&", "%", "a", "{", "[]", "\u{0}", "\u{fffd}=\u{fffd}"] {
            for kind in ["application/x-www-form-urlencoded", "application/json", "text/plain", "nonsense"] {
                let reply = caller.sends(method, kind, body);
                assert_ne!(reply.status.code, 500, "{method} {route} {kind} {body:?}");
                reads_bodies |= reply.status == Status::UnsupportedMediaType;
                turned_away = turned_away.or(reply.turned_away());
                // Nothing reads the body of such a request.
                if !is_unsafe(method) {
                    break;
                }
            }
        }
        // Each came as far as the body, or as the work itself where none is read.
        let is_known = NOT_FOR_AN_ADMINISTRATOR.contains(&route.as_str());
        assert!(reads_bodies || turned_away.is_none() || is_known, "{method} {route}: {turned_away:?}");
        readers += u32::from(reads_bodies);
    }
    assert!(readers > 75, "{readers} routes read a body");
}

#[test]
fn every_path_refuses_the_methods_that_it_does_not_have_and_names_the_others() {
    let inhabited = Inhabited::new();
    let app = &inhabited.app;
    let mut methods: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (method, route) in every_route() {
        methods.entry(route).or_default().insert(method.as_str());
    }
    for (route, known) in &methods {
        let path = &inhabited.path_to(route);
        let mut others = vec![Method::Get, Method::Post, Method::Put, Method::Patch, Method::Delete];
        others.extend([Method::Trace, Method::Connect]);
        if ApiFamily::of_path(path) == ApiFamily::Page {
            tells_its_methods(&app.visitor().send(Method::Options, path, &[], None), known, path);
        } else {
            others.push(Method::Options);
        }
        for method in others {
            if known.contains(method.as_str()) {
                continue;
            }
            let reply = app.visitor().send(method, path, &[], None);
            assert_eq!(reply.status, Status::MethodNotAllowed, "{method} {path}");
            let allowed: BTreeSet<&str> = reply.header("allow").unwrap_or_default().split(", ").collect();
            let head = known.contains("GET").then_some("HEAD");
            assert_eq!(allowed, known.iter().copied().chain(head).collect(), "{method} {path}");
        }
        let beyond = format!("{path}/and/nothing/more");
        let is_open = path.starts_with("/static") || path == "/";
        assert!(
            is_open || app.visitor().send(Method::Put, &beyond, &[], None).status == Status::NotFound,
            "{beyond}"
        );
    }
}

/// The answer to `OPTIONS` on a page.
fn tells_its_methods(reply: &Reply, known: &BTreeSet<&str>, path: &str) {
    assert_eq!((reply.status, reply.body.as_str()), (Status::NoContent, ""), "{path}");
    let allowed: BTreeSet<&str> = reply.header("allow").unwrap_or_default().split(", ").collect();
    let head = known.contains("GET").then_some("HEAD");
    assert_eq!(allowed, known.iter().copied().chain(head).chain(["OPTIONS"]).collect(), "{path}");
}

#[test]
fn an_id_has_one_spelling_and_what_is_none_is_not_found() {
    let (app, root) = TestApp::with_admin();
    let tag = app.tag("Crew");
    let token = app.bearer_of(&root);
    let key = app.api_key("admin", rollbook::domain::Rights { admin: true, users_admin: false });
    let spelt = [
        format!("0{tag}"),
        format!("+{tag}"),
        format!("00{tag}"),
        format!("%30{tag}"),
        "-0".to_owned(),
        "99999999999999999999".to_owned(),
        "-99999999999999999999".to_owned(),
        format!("{tag}.0"),
        format!("{tag}%20"),
        "abc".to_owned(),
    ];
    for id in &spelt {
        for path in [format!("/api/v2/tag/{id}/"), format!("/api/v2/user/{id}/")] {
            let reply = app.call(Method::Get, &path).bearer(&token).send();
            assert_eq!(reply.status, Status::NotFound, "{path}: {}", reply.body);
        }
        let path = format!("/api/users/{id}");
        assert_eq!(app.call(Method::Get, &path).bearer(&key).send().status, Status::NotFound, "{path}");
    }
    let plain = app.call(Method::Get, &format!("/api/v2/tag/{tag}/")).bearer(&token).send();
    assert_eq!(plain.status, Status::Ok, "{}", plain.body);
    let app = TestApp::fresh();
    let grace = app.set_up();
    let tag = app.tag("Crew");
    let mut grace = app.signed_in(&grace);
    for id in &spelt {
        for path in ["/console/tags", "/console/accounts", "/console/jobs"] {
            let reply = grace.get(&format!("{path}/{id}"));
            assert_eq!(reply.status, Status::NotFound, "{path}/{id}");
        }
        let reply = grace.post(&format!("/console/tags/{id}/retire"), &[]);
        assert_eq!(reply.status, Status::NotFound, "{id}");
    }
    assert_eq!(app.count(&format!("tags WHERE id = {tag} AND deleted = 0")), 1);
}
