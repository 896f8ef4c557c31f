//! 405 for every path that exists under another method: Rocket itself answers 404.

use std::collections::BTreeMap;

use rocket::http::Method;
use rocket::route::{Handler, Outcome};
use rocket::{Data, Request, Route};

use crate::web::http::problem::{Kind, Problem};

const METHODS: [Method; 6] =
    [Method::Get, Method::Post, Method::Put, Method::Patch, Method::Delete, Method::Options];

/// The answer for the methods that a path does not have.
#[derive(Clone)]
struct Refuse {
    allow: String,
}

#[rocket::async_trait]
impl Handler for Refuse {
    async fn handle<'r>(&self, request: &'r Request<'_>, _: Data<'r>) -> Outcome<'r> {
        let problem = Problem { allow: Some(self.allow.clone()), ..Problem::new(Kind::MethodNotAllowed) };
        Outcome::Error(problem.leave(request))
    }
}

/// One route for each pair of path and method that `routes` leave open.
pub fn refusals(routes: &[Route]) -> Vec<Route> {
    let mut by_path: BTreeMap<String, Vec<Method>> = BTreeMap::new();
    for route in routes {
        by_path.entry(route.uri.path().to_owned()).or_default().push(route.method);
    }
    let mut refusals = Vec::new();
    for (path, known) in by_path {
        let mut allow: Vec<&str> = known.iter().map(|method| method.as_str()).collect();
        if known.contains(&Method::Get) {
            allow.push("HEAD");
        }
        let handler = Refuse { allow: allow.join(", ") };
        for method in METHODS.into_iter().filter(|method| !known.contains(method)) {
            let mut route = Route::new(method, &path, handler.clone());
            route.name = Some("method not allowed".into());
            refusals.push(route);
        }
    }
    refusals
}
