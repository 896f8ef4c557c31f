//! Which of the faces a path has: what errors look like and which bodies are read.

use rocket::Request;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApiFamily {
    /// `/api/v2/…`: contract.md A0.
    ApiV2,
    /// `/oauth/…`: RFC 6749.
    Oauth,
    /// `/api/…`: contract.md B0.
    Api,
    /// `/scim/…`: RFC 7644.
    Scim,
    Page,
}

impl ApiFamily {
    /// Of the path as it is routed: `/%61pi/users/register` is `/api/users/register` too.
    pub fn of(request: &Request<'_>) -> Self {
        Self::of_path(&request.uri().path().percent_decode_lossy())
    }

    pub fn of_path(path: &str) -> Self {
        let below =
            |root: &str| path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        if below("/api/v2") {
            ApiFamily::ApiV2
        } else if below("/oauth") {
            ApiFamily::Oauth
        } else if below("/api") {
            ApiFamily::Api
        } else if below("/scim") {
            ApiFamily::Scim
        } else {
            ApiFamily::Page
        }
    }
}
