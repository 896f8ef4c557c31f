//! Who calls: a program with an API key that may manage accounts. Identifiers are kept for each key apart, so
//! nothing else is taken.

use rocket::Request;

use crate::domain::{Actor, Credential};
use crate::services::clients::api_keys;
use crate::store::ApiKey;
use crate::web::WebState;
use crate::web::guards::client::{Identity, client_peer};
use crate::web::http::last_use;
use crate::web::http::problem::{Kind, Problem};

pub struct ScimCaller(ApiKey);

impl ScimCaller {
    /// Whose identifiers are seen and written.
    pub fn client(&self) -> i64 {
        self.0.id
    }
}

impl Identity for ScimCaller {
    fn actor(&self) -> Actor {
        Actor::ApiKey { id: self.0.id, name: self.0.name.clone() }
    }

    fn credential(&self) -> Option<Credential> {
        Some(Credential::ApiKey(self.0.id))
    }
}

impl ScimCaller {
    pub async fn identify(request: &Request<'_>) -> Result<Self, Problem> {
        let mut headers = request.headers().get("Authorization");
        let header = headers.next().ok_or(Problem::new(Kind::NotAuthenticated))?;
        let key = header.trim().split_once(' ').filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
        let (Some((_, key)), None) = (key, headers.next()) else {
            return Err(Problem::new(Kind::AuthenticationFailed));
        };
        let state = request.rocket().state::<WebState>().ok_or(Problem::new(Kind::Internal))?;
        match api_keys::find(&state.ctx, key.trim(), client_peer(request)).await? {
            None => Err(Problem::new(Kind::AuthenticationFailed)),
            Some((key, _)) if !key.rights.manages_users() => Err(Problem::new(Kind::PermissionDenied)),
            Some((key, due_use)) => {
                last_use::leave(request, due_use);
                Ok(Self(key))
            }
        }
    }
}
