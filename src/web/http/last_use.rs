//! Notes the last use of a key or token when the answer is known: a refused request leaves no mark.

use std::sync::OnceLock;

use rocket::fairing::{Fairing, Info, Kind};
use rocket::{Request, Response};

use crate::services::clients::last_use;
use crate::services::clients::last_use::LastUse;
use crate::web::WebState;

pub struct LastUses;

/// What the guards found, for the answer.
#[derive(Default)]
struct Found(OnceLock<LastUse>);

/// For the guard that lets in by a key or token.
pub fn leave(request: &Request<'_>, used: Option<LastUse>) {
    let found: &Found = request.local_cache(Found::default);
    if let Some(used) = used {
        found.0.get_or_init(|| used);
    }
}

#[rocket::async_trait]
impl Fairing for LastUses {
    fn info(&self) -> Info {
        Info { name: "last use of keys and tokens", kind: Kind::Response }
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        let found: &Found = request.local_cache(Found::default);
        let Some(used) = found.0.get().filter(|_| response.status().code < 400) else { return };
        if let Some(state) = request.rocket().state::<WebState>() {
            last_use::note(&state.ctx, *used).await;
        }
    }
}
