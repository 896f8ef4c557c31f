//! The session behind the browser's cookie, looked up once a request.

use std::convert::Infallible;

use rocket::Request;
use rocket::http::Method;
use rocket::request::{FromRequest, Outcome};

use crate::domain::Account;
use crate::services::ServiceError;
use crate::services::sign_in::open_session::OpenSession;
use crate::services::sign_in::sessions;
use crate::web::WebState;
use crate::web::guards::client::identity_of_session;
use crate::web::guards::policy::policy_of;
use crate::web::guards::required_actions::{RequiredAction, first_required_action};
use crate::web::http::cookies;
use crate::web::http::cors::allowed_origin;
use crate::web::http::problem::{Kind, Problem};

identity_of_session!(SignedIn, Settled, SettledButForFactor, RecentlyProven, ProvenForFactors);

/// Whoever is signed in, or nobody. Never refuses.
pub async fn session_of<'a>(request: &'a Request<'_>) -> Result<Option<&'a OpenSession>, Problem> {
    let found = request.local_cache_async(async { look_up(request).await.map_err(Problem::from) }).await;
    match found {
        Ok(session) => Ok(session.as_ref()),
        Err(problem) => Err(problem.clone()),
    }
}

async fn look_up(request: &Request<'_>) -> Result<Option<OpenSession>, ServiceError> {
    let Some(state) = request.rocket().state::<WebState>() else { return Ok(None) };
    // What another site's page may call, it calls without our cookies.
    if allowed_origin(request).is_some() && !is_from_own_page(request) {
        return Ok(None);
    }
    if !cookies::may_hold_session(request.cookies()) {
        return Ok(None);
    }
    // Read first: which cookie counts follows from the public URL.
    let times = policy_of(request).await?.sessions;
    match cookies::session_token(request.cookies(), state) {
        Some(token) => sessions::find(&state.ctx, &token, &times).await,
        None => Ok(None),
    }
}

fn is_from_own_page(request: &Request<'_>) -> bool {
    request.headers().get_one("Sec-Fetch-Site") == Some("same-origin")
}

/// Somebody is signed in, and may have to change the password before anything else.
pub struct SignedIn {
    pub session: OpenSession,
}

impl SignedIn {
    pub fn account(&self) -> &Account {
        &self.session.account
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for SignedIn {
    type Error = Problem;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Problem> {
        let found = session_of(request).await.and_then(|session| {
            session.cloned().map(|session| SignedIn { session }).ok_or(Problem::new(Kind::NotAuthenticated))
        });
        found.or_error_with(request)
    }
}

/// Somebody is signed in and owes nothing: no new password, no agreement, no factor (`web/guards/required_actions.rs`).
pub struct Settled {
    pub session: OpenSession,
}

impl Settled {
    pub fn account(&self) -> &Account {
        &self.session.account
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Settled {
    type Error = Problem;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Problem> {
        settled(request).await.or_error_with(request)
    }
}

/// Somebody is signed in and owes nothing, or only the second factor that the site asks for.
pub struct SettledButForFactor {
    pub session: OpenSession,
}

impl SettledButForFactor {
    pub fn account(&self) -> &Account {
        &self.session.account
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for SettledButForFactor {
    type Error = Problem;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Problem> {
        settled_but_for_factor(request).await.or_error_with(request)
    }
}

async fn settled_but_for_factor(request: &Request<'_>) -> Result<SettledButForFactor, Problem> {
    let session = session_of(request).await?.cloned().ok_or(Problem::new(Kind::NotAuthenticated))?;
    match first_required_action(&session.account, policy_of(request).await?) {
        None | Some(RequiredAction::SecondFactor) => Ok(SettledButForFactor { session }),
        Some(required_action) => Err(Problem::elsewhere(required_action.kind(), required_action.path())),
    }
}

pub async fn settled(request: &Request<'_>) -> Result<Settled, Problem> {
    let session = session_of(request).await?.cloned().ok_or(Problem::new(Kind::NotAuthenticated))?;
    match first_required_action(&session.account, policy_of(request).await?) {
        Some(required_action) => Err(Problem::elsewhere(required_action.kind(), required_action.path())),
        None => Ok(Settled { session }),
    }
}

/// Whoever is signed in has given a password or a factor within the last few minutes. Others are sent
/// to `/account/prove` and come back to the page of this path; a form that was sent is not sent again.
pub struct RecentlyProven {
    pub session: OpenSession,
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for RecentlyProven {
    type Error = Problem;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Problem> {
        recently_proven(request).await.or_error_with(request)
    }
}

async fn recently_proven(request: &Request<'_>) -> Result<RecentlyProven, Problem> {
    let session = session_of(request).await?.cloned().ok_or(Problem::new(Kind::NotAuthenticated))?;
    if session.is_proven() {
        return Ok(RecentlyProven { session });
    }
    Err(to_proof(request, ""))
}

/// Whoever is signed in has given the password and, where there is one, a second factor within the last few
/// minutes: what changing second factors or the address takes.
pub struct ProvenForFactors {
    pub session: OpenSession,
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for ProvenForFactors {
    type Error = Problem;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Problem> {
        proven_for_factors(request).await.or_error_with(request)
    }
}

async fn proven_for_factors(request: &Request<'_>) -> Result<ProvenForFactors, Problem> {
    let session = session_of(request).await?.cloned().ok_or(Problem::new(Kind::NotAuthenticated))?;
    if session.may_change_factors() {
        return Ok(ProvenForFactors { session });
    }
    Err(to_proof(request, if session.account.has_second_factor { "&with=both" } else { "" }))
}

fn to_proof(request: &Request<'_>, with: &str) -> Problem {
    let wanted = match request.method() {
        Method::Get | Method::Head => request.uri().to_string(),
        _ => request.uri().path().to_string(),
    };
    let wanted: String = form_urlencoded::byte_serialize(wanted.as_bytes()).collect();
    Problem::elsewhere(Kind::ProofRequired, format!("/account/prove?next={wanted}{with}"))
}

/// The same as a question, for a form that is not to be lost for want of a proof. Never refuses: a refusal
/// that a handler passes over would still be left for the catcher, in the place of a later one.
pub struct IsProven(pub bool);

#[rocket::async_trait]
impl<'r> FromRequest<'r> for IsProven {
    type Error = Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Infallible> {
        let found = session_of(request).await;
        Outcome::Success(Self(matches!(found, Ok(Some(session)) if session.is_proven())))
    }
}

/// The session that the browser came with, if any: signing in ends it, and signing out twice is no
/// error.
pub struct CurrentSession(pub Option<OpenSession>);

impl CurrentSession {
    pub fn digest(&self) -> Option<[u8; 32]> {
        self.0.as_ref().map(|session| session.digest)
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for CurrentSession {
    type Error = Problem;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Problem> {
        session_of(request).await.map(|session| CurrentSession(session.cloned())).or_error_with(request)
    }
}

/// A refusal that leaves its cause for the catcher.
pub trait OrErrorWith<T> {
    fn or_error_with(self, request: &Request<'_>) -> Outcome<T, Problem>;
}

impl<T> OrErrorWith<T> for Result<T, Problem> {
    fn or_error_with(self, request: &Request<'_>) -> Outcome<T, Problem> {
        match self {
            Ok(value) => Outcome::Success(value),
            Err(problem) => {
                let status = problem.clone().leave(request);
                Outcome::Error((status, problem))
            }
        }
    }
}
