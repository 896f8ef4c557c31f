//! The tags of an account: given by name with suggestions, taken off by a button.

use rocket::{Route, State, get, post, routes};
use serde::Serialize;
use serde_json::json;

use crate::domain::{Account, AccountId, Reason, Tag, TagId, TagName};
use crate::services::manage::tags::{find_by_name, give, suggest, unassign};
use crate::web::WebState;
use crate::web::console::manage::account::flash::{Flash, Refusal, tell};
use crate::web::console::manage::account::{About, page_about, path_of, subject};
use crate::web::guards::change::Change;
use crate::web::guards::console::ManagesUsers;
use crate::web::html::answer::{Answer, see_other};
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::Frame;
use crate::web::http::fields::Fields;
use crate::web::http::json::Json;
use crate::web::http::problem::{Kind, Problem};

pub fn routes() -> Vec<Route> {
    routes![show, submit, remove, suggestions]
}

pub fn samples() -> Vec<Content> {
    samples_of::<AccountTags>()
}

/// The tags that a typed text could mean, each with a button.
#[get("/console/accounts/<id>/tags?<q>")]
async fn show(who: ManagesUsers, frame: &Frame, state: &State<WebState>, id: i64, q: Option<&str>) -> Answer {
    let typed = searched(q);
    let found = async {
        let account: Account = subject(state, id).await?;
        let tags = suggest(&state.ctx, account.id, typed.clone()).await?;
        Ok::<_, Problem>((account, tags))
    };
    match found.await {
        Ok((account, tags)) => {
            let context = AccountTags {
                about: About::of(frame, &account, "tags"),
                q: typed,
                tags: tags.iter().map(ShownTag::of).collect(),
            };
            page_about(frame, who.rights(), &account, "tags", &context).into()
        }
        Err(problem) => problem.into(),
    }
}

/// By the tag's id, or by a name; a name that is no tag's leads to those that it could mean.
#[post("/console/accounts/<id>/tags", data = "<fields>")]
async fn submit(change: Change<ManagesUsers>, state: &State<WebState>, id: i64, fields: Fields) -> Answer {
    let tag = match fields.optional_integer("tag") {
        Ok(Some(tag)) => TagId(tag),
        Ok(None) => match named(state, &fields).await {
            Ok(Some(tag)) => tag.id,
            Ok(None) => return see_other(search_path(id, &fields.typed("name"))),
            Err(problem) => return problem.into(),
        },
        Err(_) => return Problem::new(Kind::BadRequest).into(),
    };
    let given = give(&state.ctx, change.audit_context(), AccountId(id), tag).await;
    let told = given.map(|new| if new { Flash::Tagged } else { Flash::AlreadyTagged });
    tell(id, told.map_err(Refusal::from))
}

#[post("/console/accounts/<id>/tags/remove", data = "<fields>")]
async fn remove(change: Change<ManagesUsers>, state: &State<WebState>, id: i64, fields: Fields) -> Answer {
    let Ok(Some(tag)) = fields.optional_integer("tag") else {
        return Problem::new(Kind::BadRequest).into();
    };
    let taken = unassign(&state.ctx, change.audit_context(), AccountId(id), TagId(tag)).await;
    let told = taken.map(|was_on| if was_on { Flash::Untagged } else { Flash::NotTagged });
    tell(id, told.map_err(Refusal::from))
}

/// What a script offers while a name is typed; at most as many as the page shows.
#[get("/console/tag-suggestions?<q>&<account>")]
async fn suggestions(
    _who: ManagesUsers,
    state: &State<WebState>,
    q: Option<&str>,
    account: Option<i64>,
) -> Result<Json, Problem> {
    let found = suggest(&state.ctx, AccountId(account.unwrap_or(0)), searched(q)).await?;
    let names: Vec<&str> = found.iter().map(|tag| tag.traits.name.as_str()).collect();
    Ok(Json(json!({ "names": names })))
}

/// The tag whose name was typed.
async fn named(state: &WebState, fields: &Fields) -> Result<Option<Tag>, Problem> {
    match fields.text("name").and_then(TagName::parse) {
        Ok(name) => Ok(find_by_name(&state.ctx, name).await?),
        Err(Reason::Repeated) => Err(Problem::new(Kind::BadRequest)),
        Err(_) => Ok(None),
    }
}

fn searched(q: Option<&str>) -> String {
    q.unwrap_or_default().trim().chars().filter(|c| !c.is_control()).take(TagName::MAX).collect()
}

fn search_path(id: i64, typed: &str) -> String {
    let q: String = form_urlencoded::byte_serialize(searched(Some(typed)).as_bytes()).collect();
    format!("{}/tags?q={q}", path_of(id))
}

#[derive(Serialize)]
struct AccountTags {
    #[serde(flatten)]
    about: About,
    q: String,
    tags: Vec<ShownTag>,
}

/// A tag as the pages of an account show it.
#[derive(Serialize)]
pub struct ShownTag {
    id: i64,
    name: String,
    description: String,
    color: String,
    retired: bool,
}

impl ShownTag {
    pub fn of(tag: &Tag) -> Self {
        Self {
            id: tag.id.0,
            name: tag.traits.name.as_str().to_owned(),
            description: tag.traits.description.as_str().to_owned(),
            color: tag.traits.color.as_str().to_owned(),
            retired: tag.deleted,
        }
    }

    pub fn samples() -> Vec<Self> {
        [(1, false), (2, true)]
            .map(|(id, retired)| Self {
                id,
                name: "Crew".to_owned(),
                description: "On board".to_owned(),
                color: "#2b4aa8".to_owned(),
                retired,
            })
            .into()
    }
}

impl PageContext for AccountTags {
    const TEMPLATE: &'static str = "console/manage/account_tags.html";

    fn samples() -> Vec<Self> {
        [("cr", ShownTag::samples()), ("", vec![])]
            .map(|(q, tags)| AccountTags { about: About::sample(), q: q.to_owned(), tags })
            .into()
    }
}
