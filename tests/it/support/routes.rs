//! Every route that there is, and requests to all of them that they would act on.

use rocket::http::Method;

use super::inhabited::Inhabited;
use super::{Reply, Visitor};

/// What turns even an administrator away: a way that nobody has begun, somebody else's password, a logo
/// that nobody has uploaded.
pub const NOT_FOR_AN_ADMINISTRATOR: [&str; 3] =
    ["/sign-in/factor", "/api/users/<id>/password", "/brand/logo/<name>"];

/// Every route, its dynamic parts as they are written in it.
pub fn every_route() -> Vec<(Method, String)> {
    let routes: Vec<(Method, String)> =
        rollbook::web::routes().iter().map(|route| (route.method, route.uri.path().to_owned())).collect();
    assert!(routes.len() > 200, "the route table is read");
    routes
}

pub fn is_unsafe(method: Method) -> bool {
    !matches!(method, Method::Get | Method::Head | Method::Options)
}

/// Of the contract: it takes what an `Authorization` header says and nothing else.
pub fn is_family_a(route: &str) -> bool {
    route.starts_with("/api/v2/") || route.starts_with("/oauth/")
}

/// Nothing opens these but a header that no browser sends by itself.
pub fn takes_bearers_alone(route: &str) -> bool {
    is_family_a(route) || route.starts_with("/scim/")
}

pub fn is_page(route: &str) -> bool {
    !["/api/", "/oauth/", "/scim/"].iter().any(|start| route.starts_with(start))
}

/// Fields and values that any of our forms and endpoints would act on.
pub const FORM: &str = "name=Eve&email=eve2%40example.org&password=Tangerine-Orbit-47&privacy=yes&language=de&answer=agree\
                    &login=root%40example.org&current_password=Tangerine-Orbit-47&new_password=amber+lantern+drifts\
                    &new_email=eve3%40example.org&sure=yes&username=eve&format=json";
pub const JSON: &str = r#"{"name":"Eve","emailAddress":"eve2@example.org","password":"Tangerine-Orbit-47",
    "privacyPolicyAgreement":true,"login":"root@example.org","username":"eve2"}"#;

/// The same with the token of a link, where a form is behind one.
pub fn form_for(ctx: &Inhabited, route: &str) -> String {
    let page = match route {
        "/recover/password" => "/recover/",
        "/confirm" | "/confirm/opened" => "/confirm/",
        "/invite" => "/invite/",
        "/not-me" => "/not-me/",
        "/email/confirm" => "/email/confirm/",
        "/email/undo" => "/email/undo/",
        "/deletion/undo" => "/deletion/undo/",
        _ => return FORM.to_owned(),
    };
    format!("{FORM}&token={}", ctx.token_for(page))
}

pub fn sends(visitor: &mut Visitor<'_>, method: Method, path: &str, extra: &[(&str, &str)]) -> Reply {
    sends_form(visitor, method, path, extra, FORM)
}

pub fn sends_form(
    visitor: &mut Visitor<'_>,
    method: Method,
    path: &str,
    extra: &[(&str, &str)],
    form: &str,
) -> Reply {
    let is_json = path.starts_with("/api/") || path.starts_with("/scim/");
    let kind = if is_json { "application/json" } else { "application/x-www-form-urlencoded" };
    let mut headers = vec![("Content-Type", kind)];
    headers.extend_from_slice(extra);
    visitor.send(method, path, &headers, Some(if is_json { JSON } else { form }))
}

/// A caller whom every route takes, and who comes anew where a request ended what they came with.
pub struct Caller<'a> {
    ctx: &'a Inhabited,
    browser: Visitor<'a>,
    /// For the APIs: a program's key, or a person's token where only that opens.
    bearer: String,
    route: String,
    pub path: String,
}

impl<'a> Caller<'a> {
    pub fn of(ctx: &'a Inhabited, route: &str) -> Self {
        let path = ctx.path_to(route);
        let bearer = if is_family_a(route) { ctx.bearer() } else { ctx.key() };
        Self { ctx, browser: ctx.administrator(), bearer, route: route.to_owned(), path }
    }

    pub fn sends(&mut self, method: Method, kind: &str, body: &str) -> Reply {
        let reply = self.tries(method, kind, body);
        if reply.turned_away().is_none() {
            return reply;
        }
        self.browser = self.ctx.administrator();
        self.path = self.ctx.path_to(&self.route);
        self.tries(method, kind, body)
    }

    pub fn tries(&mut self, method: Method, kind: &str, body: &str) -> Reply {
        let authorization = format!("Bearer {}", self.bearer);
        let mut headers = vec![("Content-Type", kind)];
        if !is_page(&self.route) {
            headers.push(("Authorization", &authorization));
        }
        self.browser.send(method, &self.path, &headers, Some(body))
    }
}
