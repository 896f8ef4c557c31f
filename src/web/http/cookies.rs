//! The cookies we set, each in full: Rocket's defaults set neither `HttpOnly` nor `Secure`.

use rocket::http::{Cookie, CookieJar, SameSite};
use rocket::time::Duration;

use crate::domain::{CsvSeparator, CsvStyle, Language, SessionTimes};
use crate::security::secret_token::SecretToken;
use crate::services::registration::register::HANDLE_LIFETIME;
use crate::services::sign_in::complete_sign_in::PENDING_LIFETIME;
use crate::services::sign_in::devices::COOKIE_KEPT;
use crate::services::sign_in::sessions::Opened;
use crate::web::WebState;

const SESSION: &str = "rollbook_session";
/// The browser refuses it over http, from a subdomain or for a part of the site.
const SESSION_HTTPS: &str = "__Host-rollbook_session";
const PENDING: &str = "rollbook_sign_in";
const PENDING_HTTPS: &str = "__Host-rollbook_sign_in";
const REGISTRATION: &str = "rollbook_registration";
const REGISTRATION_HTTPS: &str = "__Host-rollbook_registration";
const DEVICE: &str = "rollbook_device";
const DEVICE_HTTPS: &str = "__Host-rollbook_device";
const LANGUAGE: &str = "rollbook_language";
const CSV_STYLE: &str = "rollbook_csv";

/// Marks a browser that has seen a page of ours. Over plain http our own forms come with `Origin: null`,
/// since the pages send no referrer (Fetch, "append a request `Origin` header"), and without
/// `Sec-Fetch-Site`; this cookie, which no request from another site carries, vouches for them there.
const OWN_PAGE: &str = "rollbook_page";

pub fn comes_from_own_page(jar: &CookieJar<'_>) -> bool {
    jar.get(OWN_PAGE).is_some()
}

pub fn own_page() -> Cookie<'static> {
    Cookie::build((OWN_PAGE, "1")).path("/").http_only(true).same_site(SameSite::Strict).build()
}

/// Whether it is worth while to look for a session at all.
pub fn may_hold_session(jar: &CookieJar<'_>) -> bool {
    jar.get(SESSION).is_some() || jar.get(SESSION_HTTPS).is_some()
}

/// After the public URL has become https, or ceased to be: the session goes on under the other name.
pub fn carry_session_over(jar: &CookieJar<'_>, state: &WebState, remembered: bool) {
    let old = if state.is_https() { SESSION } else { SESSION_HTTPS };
    let Some(token) = jar.get(old).and_then(|cookie| SecretToken::parse(cookie.value())) else { return };
    set_session(jar, state, &token, remembered);
    // A browser takes no word about a `__Host-` cookie that is not marked as secure itself.
    jar.remove(Cookie::build((old, "")).path("/").secure(old == SESSION_HTTPS).build());
}

pub fn session_token(jar: &CookieJar<'_>, state: &WebState) -> Option<String> {
    jar.get(session_name(state)).map(|cookie| cookie.value().to_owned())
}

/// The session just opened, and what the browser is known by next time.
pub fn keep_session(jar: &CookieJar<'_>, state: &WebState, opened: &Opened, remembered: bool) {
    set_session(jar, state, &opened.token, remembered);
    keep_device(jar, state, opened.device.as_ref());
}

/// What tells an account's own browsers from strangers'. It opens nothing by itself, and stays when
/// its owner signs out.
pub fn keep_device(jar: &CookieJar<'_>, state: &WebState, device: Option<&SecretToken>) {
    if let Some(device) = device {
        let mut cookie = secret_cookie(device_name(state), device.to_text(), state);
        cookie.set_max_age(seconds(COOKIE_KEPT));
        jar.add(cookie);
    }
}

pub fn device(jar: &CookieJar<'_>, state: &WebState) -> Option<String> {
    jar.get(device_name(state)).map(|cookie| cookie.value().to_owned())
}

/// A remembered session lasts on the browser's side too, as long as any may; when it ends is for the
/// server to say. Another one ends with the browser.
pub fn set_session(jar: &CookieJar<'_>, state: &WebState, token: &SecretToken, remembered: bool) {
    let mut cookie = secret_cookie(session_name(state), token.to_text(), state);
    if remembered {
        cookie.set_max_age(seconds(SessionTimes::LONGEST));
    }
    jar.add(cookie);
}

/// What a browser waits with between its password and its factor.
pub fn pending_sign_in(jar: &CookieJar<'_>, state: &WebState) -> Option<String> {
    jar.get(pending_name(state)).map(|cookie| cookie.value().to_owned())
}

pub fn set_pending_sign_in(jar: &CookieJar<'_>, state: &WebState, token: &SecretToken) {
    let mut cookie = secret_cookie(pending_name(state), token.to_text(), state);
    cookie.set_max_age(seconds(PENDING_LIFETIME));
    jar.add(cookie);
}

pub fn end_pending_sign_in(jar: &CookieJar<'_>, state: &WebState) {
    jar.remove(secret_cookie(pending_name(state), String::new(), state));
}

pub fn end_session(jar: &CookieJar<'_>, state: &WebState) {
    jar.remove(secret_cookie(session_name(state), String::new(), state));
}

/// What the register page's browser comes back to its registration with.
pub fn registration_handle(jar: &CookieJar<'_>, state: &WebState) -> Option<String> {
    jar.get(registration_name(state)).map(|cookie| cookie.value().to_owned())
}

pub fn set_registration_handle(jar: &CookieJar<'_>, state: &WebState, handle: &SecretToken) {
    let mut cookie = secret_cookie(registration_name(state), handle.to_text(), state);
    cookie.set_max_age(seconds(HANDLE_LIFETIME));
    jar.add(cookie);
}

pub fn end_registration(jar: &CookieJar<'_>, state: &WebState) {
    jar.remove(secret_cookie(registration_name(state), String::new(), state));
}

pub fn language(jar: &CookieJar<'_>) -> Option<Language> {
    jar.get(LANGUAGE).and_then(|cookie| Language::parse(cookie.value()))
}

pub fn set_language(jar: &CookieJar<'_>, state: &WebState, language: Language) {
    let mut cookie = secret_cookie(LANGUAGE, language.tag().to_owned(), state);
    cookie.set_max_age(Duration::days(365));
    jar.add(cookie);
}

/// How this browser's last table was written.
pub fn csv_style(jar: &CookieJar<'_>) -> Option<CsvStyle> {
    let cookie = jar.get(CSV_STYLE)?;
    let (separator, mark) = cookie.value().split_once('.')?;
    Some(CsvStyle { separator: CsvSeparator::parse(separator)?, byte_order_mark: mark == "bom" })
}

pub fn set_csv_style(jar: &CookieJar<'_>, state: &WebState, style: CsvStyle) {
    let mark = if style.byte_order_mark { "bom" } else { "plain" };
    let mut cookie = secret_cookie(CSV_STYLE, format!("{}.{mark}", style.separator.as_str()), state);
    cookie.set_max_age(Duration::days(365));
    jar.add(cookie);
}

fn session_name(state: &WebState) -> &'static str {
    if state.is_https() { SESSION_HTTPS } else { SESSION }
}

fn pending_name(state: &WebState) -> &'static str {
    if state.is_https() { PENDING_HTTPS } else { PENDING }
}

fn device_name(state: &WebState) -> &'static str {
    if state.is_https() { DEVICE_HTTPS } else { DEVICE }
}

fn registration_name(state: &WebState) -> &'static str {
    if state.is_https() { REGISTRATION_HTTPS } else { REGISTRATION }
}

fn secret_cookie(name: &'static str, value: String, state: &WebState) -> Cookie<'static> {
    Cookie::build((name, value))
        .path("/")
        .http_only(true)
        .secure(state.is_https())
        .same_site(SameSite::Lax)
        .build()
}

fn seconds(span: std::time::Duration) -> Duration {
    Duration::seconds(i64::try_from(span.as_secs()).unwrap_or(i64::MAX))
}
