//! The site's policy, read once a request. What follows from its public URL, the names of cookies and
//! the promise of https, follows with this very request.

use rocket::Request;

use crate::domain::SitePolicy;
use crate::store::StoreError;
use crate::web::WebState;

/// In the request's own cache.
struct Found(Result<SitePolicy, StoreError>);

pub async fn policy_of<'a>(request: &'a Request<'_>) -> Result<&'a SitePolicy, StoreError> {
    let found = request.local_cache_async(async { Found(look_up(request).await) }).await;
    found.0.as_ref().map_err(Clone::clone)
}

async fn look_up(request: &Request<'_>) -> Result<SitePolicy, StoreError> {
    let Some(state) = request.rocket().state::<WebState>() else { return Ok(SitePolicy::default()) };
    let policy = state.ctx.policy().await?;
    state.note_public_url(&state.ctx.public_url(&policy));
    Ok(policy)
}
