//! 405 for every path that exists under another method: Rocket itself answers 404. Most refusals are found
//! in a table when no route has taken the request: a route for each pair of path and method would be three
//! quarters of all routes, and Rocket holds each in memory and compares all of them at every start.

use std::collections::BTreeMap;
use std::io::Cursor;

use rocket::fairing::{self, Fairing, Info};
use rocket::http::{Header, Method, Status};
use rocket::route::{Handler, Outcome};
use rocket::{Data, Request, Response, Route};

use crate::web::http::api_family::ApiFamily;
use crate::web::http::beginning::began_at;
use crate::web::http::problem::{Kind, Problem};

const METHODS: [Method; 6] =
    [Method::Get, Method::Post, Method::Put, Method::Patch, Method::Delete, Method::Options];

/// Every path that there is, the most exact first, as Rocket ranks them.
pub struct KnownPaths(Vec<KnownPath>);

#[derive(Clone)]
struct KnownPath {
    path: String,
    methods: Vec<Method>,
    allow: String,
    rank: isize,
}

/// The path of a request that was refused for its method, for the log.
struct Refused(String);

/// Leaves the refusal for the catcher where a request that no route took asks for a path that there is.
pub fn refuse_method(request: &Request<'_>, status: Status) {
    if status != Status::NotFound || request.route().is_some() || request.method() == Method::Head {
        return;
    }
    let known = request.rocket().state::<KnownPaths>().and_then(|paths| paths.find(request));
    if let Some(known) = known {
        request.local_cache(|| Refused(known.path.clone()));
        known.refusal().leave(request);
    }
}

/// Rocket reads a method that it does not know as GET, one to another server as that to our root, and hands
/// both to the catcher as bad requests.
pub fn refuse_unknown_method(request: &Request<'_>, status: Status) {
    if status != Status::BadRequest || began_at(request).is_some() {
        return;
    }
    if request.method() == Method::Get {
        Problem::new(Kind::MethodUnknown).leave(request);
    } else {
        refuse_method(request, Status::NotFound);
    }
}

/// Tells whoever asks a page for its methods which it has, instead of refusing that. The APIs have no such
/// call (contract.md).
pub struct OptionsOfPages;

#[rocket::async_trait]
impl Fairing for OptionsOfPages {
    fn info(&self) -> Info {
        Info { name: "options of pages", kind: fairing::Kind::Response }
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        let is_asked = request.method() == Method::Options && response.status() == Status::MethodNotAllowed;
        if !is_asked || ApiFamily::of(request) != ApiFamily::Page {
            return;
        }
        let Some(allow) = response.headers().get_one("Allow").map(|allow| format!("{allow}, OPTIONS")) else {
            return;
        };
        response.set_status(Status::NoContent);
        response.set_header(Header::new("Allow", allow));
        response.remove_header("Content-Type");
        response.set_sized_body(0, Cursor::new(""));
    }
}

/// Whether the path of the request can be read as well, whatever it was asked for.
pub fn can_be_read(request: &Request<'_>) -> bool {
    let known = request.rocket().state::<KnownPaths>().and_then(|paths| paths.find(request));
    known.is_some_and(|known| known.methods.contains(&Method::Get))
}

/// The path of the route that took the request, or that exists under other methods.
pub fn asked_route<'r>(request: &'r Request<'_>) -> &'r str {
    match request.route() {
        Some(route) => route.uri.path(),
        None => &request.local_cache(|| Refused("none".to_owned())).0,
    }
}

impl KnownPaths {
    pub fn of(routes: &[Route]) -> Self {
        let mut by_path: BTreeMap<&str, Vec<Method>> = BTreeMap::new();
        for route in routes {
            by_path.entry(route.uri.path()).or_default().push(route.method);
        }
        let mut paths: Vec<KnownPath> =
            by_path.into_iter().map(|(path, methods)| KnownPath::new(path, methods)).collect();
        paths.sort_by_key(|path| path.rank);
        Self(paths)
    }

    /// Refusals that have to be routes: a path such as `/users/<id>` would take the request for
    /// `/users/register` otherwise, if it has the method.
    pub fn refusals(&self) -> Vec<Route> {
        METHODS.into_iter().flat_map(|method| self.refusals_of(method)).collect()
    }

    fn refusals_of(&self, method: Method) -> Vec<Route> {
        let (mut taken, mut open): (Vec<&KnownPath>, Vec<&KnownPath>) =
            self.0.iter().partition(|path| path.methods.contains(&method));
        let mut refusals = Vec::new();
        loop {
            let meets_taken = |path: &&KnownPath| taken.iter().any(|other| path.meets(other));
            let (met, rest): (Vec<_>, Vec<_>) = open.into_iter().partition(meets_taken);
            if met.is_empty() {
                return refusals;
            }
            refusals.extend(met.iter().map(|path| path.route(method)));
            taken.extend(met);
            open = rest;
        }
    }

    fn find(&self, request: &Request<'_>) -> Option<&KnownPath> {
        let asked: Vec<&str> = request.uri().path().segments().collect();
        self.0.iter().find(|known| known.matches(&asked))
    }
}

impl KnownPath {
    fn new(path: &str, methods: Vec<Method>) -> Self {
        let mut allow: Vec<&str> = methods.iter().map(|method| method.as_str()).collect();
        if methods.contains(&Method::Get) {
            allow.push("HEAD");
        }
        let mut known = Self { path: path.to_owned(), allow: allow.join(", "), methods, rank: 0 };
        known.rank = known.route(Method::Get).rank;
        known
    }

    fn route(&self, method: Method) -> Route {
        let mut route = Route::new(method, &self.path, self.clone());
        route.name = Some("method not allowed".into());
        route
    }

    fn refusal(&self) -> Problem {
        Problem { allow: Some(self.allow.as_str().into()), ..Problem::new(Kind::MethodNotAllowed) }
    }

    fn segments(&self) -> impl Iterator<Item = &str> {
        self.path.split('/').filter(|segment| !segment.is_empty())
    }

    fn matches(&self, asked: &[&str]) -> bool {
        let mut asked = asked.iter();
        for own in self.segments() {
            if is_rest(own) {
                return true;
            }
            if !asked.next().is_some_and(|asked| is_parameter(own) || own == *asked) {
                return false;
            }
        }
        asked.next().is_none()
    }

    /// Whether one path can be both.
    fn meets(&self, other: &Self) -> bool {
        let (mut own, mut others) = (self.segments(), other.segments());
        loop {
            match (own.next(), others.next()) {
                (None, None) => return true,
                (Some(rest), _) | (_, Some(rest)) if is_rest(rest) => return true,
                (Some(_), Some(rest)) if is_rest(rest) => return true,
                (Some(one), Some(two)) if is_parameter(one) || is_parameter(two) || one == two => {}
                _ => return false,
            }
        }
    }
}

#[rocket::async_trait]
impl Handler for KnownPath {
    async fn handle<'r>(&self, request: &'r Request<'_>, _: Data<'r>) -> Outcome<'r> {
        Outcome::Error(self.refusal().leave(request))
    }
}

fn is_parameter(segment: &str) -> bool {
    segment.starts_with('<')
}

/// `<path..>`, which takes whatever is left.
fn is_rest(segment: &str) -> bool {
    segment.ends_with("..>")
}
