//! `/console/accounts/bulk`: the question before an action over many accounts, and the yes to it.

use rocket::http::uri::Origin;
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::manage::account_view::query_of;
use crate::domain::manage::job::{MOST_CHOSEN, parse_reason};
use crate::domain::{
    AccountFilter, AccountId, BulkAction, FieldErrors, Reason, Role, Scope, Tag, TagColor, TagDescription,
    TagName, TagTraits, TagType,
};
use crate::services::manage::bulk::{BulkError, Question, ask, start, start_with_new_tag};
use crate::services::manage::tags::find_by_name;
use crate::store::Count;
use crate::texts::{numbers, text_with};
use crate::web::WebState;
use crate::web::console;
use crate::web::console::Section;
use crate::web::console::manage::account_row::AccountRow;
use crate::web::console::manage::account_texts as words;
use crate::web::console::manage::accounts::{PATH, crumbs, path_of_filter};
use crate::web::console::shapes::Crumb;
use crate::web::guards::change::Change;
use crate::web::guards::console::ManagesUsers;
use crate::web::html::answer::{Answer, see_other};
use crate::web::html::form::Form;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::{Frame, Page};
use crate::web::http::fields::Fields;
use crate::web::http::problem::{Kind, Problem};

const BULK_PATH: &str = "/console/accounts/bulk";
const FIELDS: [&str; 4] = ["tag", "create", "reason", "to_role"];

pub fn routes() -> Vec<Route> {
    routes![question, begin]
}

pub fn samples() -> Vec<Content> {
    samples_of::<BulkQuestion>()
}

/// What is asked for, as the form of the list sends it.
struct Asked {
    name: &'static str,
    scope: Scope,
}

#[get("/console/accounts/bulk")]
async fn question(who: ManagesUsers, state: &State<WebState>, frame: &Frame, uri: &Origin<'_>) -> Answer {
    let query = match uri.query().map(|query| query.as_str()) {
        // Where signing in leads without scripts after the session of this page's form had ended.
        None | Some("ended=1") => return see_other(PATH),
        Some(query) => query,
    };
    let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    let Some(asked) = asked(&pairs) else { return Problem::new(Kind::BadRequest).into() };
    if asked.scope == Scope::Chosen(Vec::new()) {
        return see_other(PATH);
    }
    if let Some(refusal) = refusal(&who, &asked, None) {
        return refusal;
    }
    // What was chosen before a proof was asked for.
    let role = pairs.iter().find(|(name, _)| name == "to_role").map_or("", |(_, role)| role.as_str());
    match show(&who, state, frame, &asked, Form::default().with_value("to_role", role)).await {
        Ok(page) => page.into(),
        Err(problem) => problem.into(),
    }
}

#[post("/console/accounts/bulk", data = "<fields>")]
async fn begin(
    change: Change<ManagesUsers>,
    state: &State<WebState>,
    frame: &Frame,
    fields: Fields,
) -> Answer {
    let query = fields.typed_whole("query");
    let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    let Some(asked) = asked(&pairs) else { return Problem::new(Kind::BadRequest).into() };
    if let Some(refusal) = refusal(&change.who, &asked, Some(&fields)) {
        return refusal;
    }
    let started = match action(state, &change.who, asked.name, &fields).await {
        Ok(Ok(Wanted::Action(action))) => {
            start(&state.ctx, change.audit_context(), action, asked.scope.clone()).await
        }
        Ok(Ok(Wanted::NewTag(traits))) => {
            start_with_new_tag(&state.ctx, change.audit_context(), *traits, asked.scope.clone()).await
        }
        Ok(Err(errors)) => Err(BulkError::Fields(errors)),
        Err(problem) => return problem.into(),
    };
    match started {
        Ok(id) => see_other(format!("/console/jobs/{}", id.0)),
        Err(BulkError::NobodyChosen) => see_other(PATH),
        Err(BulkError::Fields(errors)) => {
            // The tag's own operation calls the field by the name that it has there.
            let errors = as_of_the_form(&errors);
            let form = Form::typed(&fields, &FIELDS).with_errors(&errors, frame.language);
            match show(&change.who, state, frame, &asked, form).await {
                Ok(page) => page.into(),
                Err(problem) => problem.into(),
            }
        }
        Err(error) => error.into(),
    }
}

fn as_of_the_form(errors: &FieldErrors) -> FieldErrors {
    let mut renamed = FieldErrors::new();
    for error in errors.iter() {
        renamed.add(if error.field == "name" { "tag" } else { &error.field }, error.reason.clone());
    }
    renamed
}

/// Rights are changed by administrators who have proven lately who they are; they come back to the same
/// question with what they chose.
fn refusal(who: &ManagesUsers, asked: &Asked, fields: Option<&Fields>) -> Option<Answer> {
    if !BulkAction::changes_rights(asked.name) {
        return None;
    }
    if !who.rights().admin {
        return Some(Problem::new(Kind::PermissionDenied).into());
    }
    if who.session.is_proven() {
        return None;
    }
    let mut pairs = pairs_of(asked);
    pairs.extend(
        fields.map(|fields| ("to_role", fields.typed("to_role"))).filter(|(_, role)| !role.is_empty()),
    );
    let next = format!("{BULK_PATH}?{}", query_of(&pairs));
    let next: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
    Some(see_other(format!("/account/prove?next={next}")))
}

/// `None` for what no form of ours sends. A filter that cannot be read never becomes "all".
fn asked(pairs: &[(String, String)]) -> Option<Asked> {
    let filter = AccountFilter::parse_for_action(pairs, &["do", "of", "account", "to_role"]).ok()?;
    let name = BulkAction::NAMES.into_iter().find(|name| Some(*name) == only(pairs, "do"))?;
    let scope = match only(pairs, "of")? {
        "all" => Scope::Filter(filter),
        "chosen" => {
            let ids = pairs.iter().filter(|(known, _)| known == "account");
            let ids = ids.map(|(_, id)| id.parse().ok().map(AccountId)).collect::<Option<Vec<_>>>()?;
            if ids.len() > MOST_CHOSEN {
                return None;
            }
            Scope::Chosen(ids)
        }
        _ => return None,
    };
    Some(Asked { name, scope })
}

/// The value of a name that is there once.
fn only<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let mut found = pairs.iter().filter(|(known, _)| known == name);
    found.next().filter(|_| found.next().is_none()).map(|(_, value)| value.as_str())
}

/// What is to be done, and what is to be created for it.
enum Wanted {
    Action(BulkAction),
    NewTag(Box<TagTraits>),
}

/// The action with its tag, its role or its reason.
async fn action(
    state: &State<WebState>,
    who: &ManagesUsers,
    name: &'static str,
    fields: &Fields,
) -> Result<Result<Wanted, FieldErrors>, Problem> {
    Ok(match name {
        "tag" | "untag" => match tag(state, fields, name == "tag").await? {
            Ok(tag) if name == "tag" => {
                Ok(Wanted::Action(BulkAction::Tag { id: tag.id, name: tag.traits.name.as_str().to_owned() }))
            }
            Ok(tag) => Ok(Wanted::Action(BulkAction::Untag {
                id: tag.id,
                name: tag.traits.name.as_str().to_owned(),
            })),
            Err(Reason::NoSuchTag)
                if name == "tag" && who.rights().admin && fields.typed("create") == "yes" =>
            {
                new_tag(fields).map(|traits| Wanted::NewTag(Box::new(traits)))
            }
            Err(reason) => Err(FieldErrors::one("tag", reason)),
        },
        _ => plain_action(name, fields).map(Wanted::Action),
    })
}

/// A tag of this name with the defaults of contract.md A7.
fn new_tag(fields: &Fields) -> Result<TagTraits, FieldErrors> {
    let name = fields.text("tag").and_then(TagName::parse);
    Ok(TagTraits {
        kind: TagType::User,
        name: name.map_err(|reason| FieldErrors::one("tag", reason))?,
        description: TagDescription::default(),
        color: TagColor::default(),
        visible: true,
        active: true,
    })
}

fn plain_action(name: &str, fields: &Fields) -> Result<BulkAction, FieldErrors> {
    Ok(match name {
        "set_role" => match fields.text("to_role") {
            Ok("none") => BulkAction::SetRole { role: None },
            Ok(role) => match Role::parse(role) {
                Some(role) => BulkAction::SetRole { role: Some(role) },
                None => return Err(FieldErrors::one("to_role", Reason::NotAChoice)),
            },
            Err(reason) => return Err(FieldErrors::one("to_role", reason)),
        },
        "disable" => match fields.nullable_text("reason").and_then(parse_reason) {
            Ok(reason) => BulkAction::Disable { reason },
            Err(reason) => return Err(FieldErrors::one("reason", reason)),
        },
        name => match BulkAction::plain(name) {
            Some(action) => action,
            None => return Err(FieldErrors::one("do", Reason::NotAChoice)),
        },
    })
}

async fn tag(
    state: &State<WebState>,
    fields: &Fields,
    to_give: bool,
) -> Result<Result<Tag, Reason>, Problem> {
    let name = match fields.text("tag").and_then(TagName::parse) {
        Ok(name) => name,
        Err(reason) => return Ok(Err(reason)),
    };
    let found = find_by_name(&state.ctx, name).await?;
    Ok(found.filter(|tag| !to_give || tag.is_assignable()).ok_or(Reason::NoSuchTag))
}

async fn show(
    who: &ManagesUsers,
    state: &State<WebState>,
    frame: &Frame,
    asked: &Asked,
    form: Form,
) -> Result<Page, Problem> {
    let question = ask(&state.ctx, asked.scope.clone(), Some(who.account().id)).await?;
    let tags = crate::services::manage::list_accounts::suggested_tags(&state.ctx).await?;
    let context = context(frame, who, asked, &question, form, tags);
    Ok(console::show(frame, who.rights(), Section::Accounts, &context))
}

fn context(
    frame: &Frame,
    who: &ManagesUsers,
    asked: &Asked,
    question: &Question,
    form: Form,
    tags: Vec<String>,
) -> BulkQuestion {
    let words = words::action(asked.name);
    let figure = |count: usize| numbers(&[("count", i64::try_from(count).unwrap_or(i64::MAX))]);
    let (asks, rest) = match question.count {
        Count::Exactly(count) => (
            text_with(frame.language, words.question, &figure(count)),
            count.saturating_sub(question.named.len()),
        ),
        Count::MoreThan(0) => (frame.text("bulk-all-question"), 0),
        Count::MoreThan(count) => (text_with(frame.language, "bulk-more-question", &figure(count)), 0),
    };
    let back = match &asked.scope {
        Scope::Filter(filter) => path_of_filter(filter),
        Scope::Chosen(_) => PATH.to_owned(),
    };
    BulkQuestion {
        crumbs: crumbs(frame),
        action: asked.name,
        title: frame.text(words.title),
        asks,
        follows: frame.text(words.follows),
        button: frame.text(words.button),
        is_nobody: question.count == Count::Exactly(0),
        is_counted: matches!(question.count, Count::Exactly(_)),
        rows: question
            .named
            .iter()
            .map(|account| AccountRow::of(frame, who.rights(), account, None))
            .collect(),
        rest,
        is_filter: matches!(asked.scope, Scope::Filter(_)),
        passes_over_own: question.meets_own_account
            && (matches!(asked.name, "disable" | "end_sessions" | "delete")
                || BulkAction::changes_rights(asked.name)),
        changes_rights: BulkAction::changes_rights(asked.name),
        may_create_tag: who.rights().admin && asked.name == "tag",
        passes_over_rights: !who.rights().admin,
        query: query_of(&pairs_of(asked)),
        back,
        tags,
        form,
    }
}

/// What is asked for, as the question's address has it.
fn pairs_of(asked: &Asked) -> Vec<(&'static str, String)> {
    let (mut pairs, of) = match &asked.scope {
        Scope::Filter(filter) => (filter.pairs(), "all"),
        Scope::Chosen(ids) => (ids.iter().map(|id| ("account", id.to_string())).collect(), "chosen"),
    };
    pairs.push(("do", asked.name.to_owned()));
    pairs.push(("of", of.to_owned()));
    pairs
}

#[derive(Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "one for each consequence that is told")]
struct BulkQuestion {
    crumbs: Vec<Crumb>,
    action: &'static str,
    title: String,
    asks: String,
    follows: String,
    button: String,
    is_nobody: bool,
    is_counted: bool,
    rows: Vec<AccountRow>,
    /// How many there are beyond the named ones.
    rest: usize,
    is_filter: bool,
    passes_over_own: bool,
    passes_over_rights: bool,
    changes_rights: bool,
    may_create_tag: bool,
    query: String,
    back: String,
    tags: Vec<String>,
    form: Form,
}

impl PageContext for BulkQuestion {
    const TEMPLATE: &'static str = "console/manage/bulk.html";

    fn samples() -> Vec<Self> {
        let sample = |action, form| BulkQuestion {
            crumbs: Crumb::samples(),
            action,
            title: "Add a tag".to_owned(),
            asks: "Really?".to_owned(),
            follows: "Much.".to_owned(),
            button: "Yes".to_owned(),
            is_nobody: false,
            is_counted: action == "tag",
            rows: AccountRow::samples(),
            rest: 7,
            is_filter: true,
            passes_over_own: true,
            passes_over_rights: true,
            changes_rights: BulkAction::changes_rights(action),
            may_create_tag: action == "tag",
            query: "do=tag".to_owned(),
            back: PATH.to_owned(),
            tags: vec!["Crew".to_owned()],
            form,
        };
        vec![
            sample("tag", Form::default()),
            sample("tag", Form::faulty_sample(&["tag"]).with_value("create", "yes")),
            sample("untag", Form::faulty_sample(&["tag"])),
            sample("set_role", Form::default()),
            sample("set_role", Form::faulty_sample(&["to_role"])),
            sample("grant_users_admin", Form::default()),
            sample("send_reset", Form::default()),
            sample("disable", Form::faulty_sample(&["reason"])),
            sample("disable", Form::default()),
            sample("delete", Form::default()),
            BulkQuestion { is_nobody: true, ..sample("enable", Form::default()) },
        ]
    }
}
