//! `/api/admin/accounts`: the list, one account whole, creating and editing, and the list as a file.

use rocket::Route;
use serde_json::{Value, json};

use super::account_shapes::{account_value, link_value, overview_value};
use super::answer::{Answer, Answered};
use super::call::{Call, ensure_faultless};
use super::endpoint::endpoints;
use crate::domain::{
    Account, AccountFilter, AccountView, Cursor, DisplayName, EmailAddress, FieldErrors, Reason, Role,
    TagName, Username,
};
use crate::services::manage::account_overview::overview;
use crate::services::manage::create_account::{AccountRequest, Welcome, create_account};
use crate::services::manage::edit_account::{AddressProof, Edit, edit};
use crate::services::manage::export_accounts::export;
use crate::services::manage::list_accounts;
use crate::services::manage::tags::find_by_name;
use crate::store::Count;
use crate::web::api::caller::Caller;
use crate::web::http::exports;
use crate::web::http::fields::Fields;
use crate::web::http::problem::{Kind, Problem};

pub(super) fn routes() -> Vec<Route> {
    endpoints! {
        ManagesUsers Get "/api/admin/accounts" => show_all;
        ManagesUsers Post "/api/admin/accounts" => create;
        ManagesUsersProven Post "/api/admin/accounts/export" => take;
        ManagesUsers Get "/api/admin/accounts/<id>" => show;
        ManagesUsers Patch "/api/admin/accounts/<id>" => change;
    }
}

/// Under the conditions of the console's list.
async fn show_all(call: Call<'_>) -> Answered {
    let mut errors = FieldErrors::new();
    let page = call.page(&mut errors);
    let filter = AccountFilter::parse_for_action(&call.query, &["limit", "cursor"]);
    let filter = filter.map_err(|faults| extend(&mut errors, &faults)).unwrap_or_default();
    let order = AccountView::parse(&sort_in(&call)).map(|view| view.order);
    let order = order.map_err(|faults| extend(&mut errors, &faults)).unwrap_or_default();
    let view = AccountView { order, ..AccountView::of(filter) };
    let cursor = page.cursor.as_deref().map(|text| Cursor::parse(text, order).ok_or(Reason::NotAChoice));
    let cursor = errors.keep("cursor", cursor.transpose()).flatten();
    ensure_faultless(errors)?;
    let found = list_accounts::list(call.ctx(), &view, cursor, page.limit as usize).await?.page;
    if found.is_tag_unknown {
        return Err(Problem::field("tag", Reason::NoSuchTag));
    }
    let (count, is_exact) = counted(found.count);
    Answer::ok(json!({
        "items": found.accounts.iter().map(account_value).collect::<Vec<_>>(),
        "next": found.next.map(|next| next.text(order)),
        "count": count, "isCountExact": is_exact,
    }))
}

fn extend(errors: &mut FieldErrors, faults: &FieldErrors) {
    faults.iter().for_each(|fault| errors.add(&fault.field, fault.reason.clone()));
}

fn sort_in(call: &Call<'_>) -> String {
    let sort = call.query.iter().find(|(name, _)| name == "sort").map_or("", |(_, value)| value.as_str());
    form_urlencoded::Serializer::new(String::new()).append_pair("sort", sort).finish()
}

/// Very many are not counted to the end.
pub(super) fn counted(count: Count) -> (usize, bool) {
    match count {
        Count::Exactly(count) => (count, true),
        Count::MoreThan(count) => (count, false),
    }
}

async fn show(call: Call<'_>) -> Answered {
    let account = call.account(1).await?;
    let found = overview(call.ctx(), account.id).await?.ok_or(Problem::new(Kind::NotFound))?;
    Answer::ok(overview_value(&found, call.rights))
}

async fn create(call: Call<'_>) -> Answered {
    let (input, errors) = parse_new(&call).await?;
    if input.role.is_some() {
        call.caller.ensure_proven()?;
    }
    let created = create_account(call.ctx(), call.by(), input, errors).await.map_err(in_own_names)?;
    let mut answer = account_value(&created.member.account);
    answer["link"] = created.link.as_ref().map_or(Value::Null, link_value);
    Answer::created(answer)
}

async fn parse_new(call: &Call<'_>) -> Result<(AccountRequest, FieldErrors), Problem> {
    let fields = &call.fields;
    let mut errors = FieldErrors::new();
    let username = errors.keep("username", fields.text("username").and_then(Username::parse));
    let real_name = errors.keep("realName", nullable(fields, "realName", DisplayName::parse)).flatten();
    let email = errors.keep("emailAddress", nullable(fields, "emailAddress", EmailAddress::parse)).flatten();
    let confirmed = errors.keep("emailConfirmed", fields.optional_boolean("emailConfirmed")).flatten();
    let ext_id = match fields.nullable_text("externalId") {
        Ok(None) => Ok(None),
        _ => fields.optional_integer("externalId"),
    };
    let ext_id = errors.keep("externalId", ext_id).flatten();
    let role = errors.keep("role", nullable(fields, "role", parse_role)).flatten();
    let language = errors.keep("language", nullable(fields, "language", Call::language_of)).flatten();
    let welcome = errors.keep("welcome", nullable(fields, "welcome", parse_welcome)).flatten();
    let welcome = welcome.unwrap_or(Welcome::Mail);
    if welcome == Welcome::Mail && email.is_none() && !errors.has("emailAddress") {
        errors.add("emailAddress", Reason::Required);
    }
    let tags = tags_in(call, &mut errors).await?;
    let input = AccountRequest {
        username,
        real_name,
        email,
        email_confirmed: confirmed.unwrap_or_default(),
        ext_id,
        role,
        tags,
        language,
        welcome,
        ..AccountRequest::default()
    };
    Ok((input, errors))
}

/// By name, as in family B.
async fn tags_in(call: &Call<'_>, errors: &mut FieldErrors) -> Result<Vec<i64>, Problem> {
    if !call.fields.has("tags") {
        return Ok(Vec::new());
    }
    let names = call.fields.texts("tags").map(|names| names.into_iter().map(str::to_owned).collect());
    let names: Vec<String> = errors.keep("tags", names).unwrap_or_default();
    let mut ids = Vec::new();
    for name in names {
        let tag = match TagName::parse(&name) {
            Ok(name) => find_by_name(call.ctx(), name).await?,
            Err(_) => None,
        };
        match tag {
            Some(tag) => ids.push(tag.id.0),
            None if errors.has("tags") => {}
            None => errors.add("tags", Reason::DoesNotExist),
        }
    }
    Ok(ids)
}

pub(super) fn nullable<T>(
    fields: &Fields,
    name: &str,
    parse: impl FnOnce(&str) -> Result<T, Reason>,
) -> Result<Option<T>, Reason> {
    fields.nullable_text(name)?.map(parse).transpose()
}

pub(super) fn parse_role(text: &str) -> Result<Role, Reason> {
    Role::parse(text).ok_or(Reason::NotAChoice)
}

fn parse_welcome(text: &str) -> Result<Welcome, Reason> {
    match text {
        "mail" => Ok(Welcome::Mail),
        "link" => Ok(Welcome::Hand),
        "none" => Ok(Welcome::None),
        _ => Err(Reason::NotAChoice),
    }
}

/// What is not sent stays. Another address is proven as `emailProof` says.
async fn change(call: Call<'_>) -> Answered {
    let account = call.account(1).await?;
    ensure_may_change_ways_into(&call, &account)?;
    let (wanted, errors) = parse_edit(&call.fields, &account);
    let edited = edit(call.ctx(), call.by(), account.id, wanted, errors).await.map_err(in_own_names)?;
    let mut answer = account_value(&edited.account);
    answer["confirmationSent"] = json!(edited.mailed);
    Answer::ok(answer)
}

/// As in the console: a session that was left open is not enough to take an account with rights over.
pub(super) fn ensure_may_change_ways_into(call: &Call<'_>, account: &Account) -> Result<(), Problem> {
    match &call.caller {
        Caller::Session(session) if !session.may_change_ways_into(account) => {
            Err(Problem::new(Kind::ProofRequired))
        }
        _ => Ok(()),
    }
}

fn parse_edit(fields: &Fields, account: &Account) -> (Edit, FieldErrors) {
    let mut errors = FieldErrors::new();
    let real_name = match fields.has("realName") {
        true => errors.keep("realName", nullable(fields, "realName", DisplayName::parse)).flatten(),
        false => account.real_name.clone(),
    };
    let username = match fields.has("username") {
        true => errors.keep("username", fields.text("username").and_then(Username::parse)),
        false => Some(account.username.clone()),
    };
    let email = match fields.has("emailAddress") {
        // The operation has its own word for the field.
        true => errors.keep("email", nullable(fields, "emailAddress", EmailAddress::parse)).flatten(),
        false => account.email.clone(),
    };
    let proof = nullable(fields, "emailProof", |text| AddressProof::parse(text).ok_or(Reason::NotAChoice));
    let proof = errors.keep("emailProof", proof).flatten().unwrap_or_default();
    (Edit { real_name, username, email, proof }, errors)
}

/// The names that the fields of the operations have here.
fn in_own_names(error: impl Into<Problem>) -> Problem {
    let mut problem: Problem = error.into();
    let mut renamed = FieldErrors::new();
    for fault in problem.fields.iter() {
        let field = match fault.field.as_str() {
            "email" => "emailAddress",
            "ext_id" => "externalId",
            "real_name" => "realName",
            field => field,
        };
        renamed.add(field, fault.reason.clone());
    }
    problem.fields = renamed;
    problem
}

async fn take(call: Call<'_>) -> Answered {
    let mut errors = FieldErrors::new();
    let format = call.export_format(&mut errors);
    let filter = filter_in(&call.fields, &mut errors);
    ensure_faultless(errors)?;
    let pieces = export(call.ctx(), call.by(), filter, format).await?;
    Ok(Answer::File(Box::new(exports::accounts(call.ctx(), pieces, format))))
}

/// `filter` is a text as it stands in the address of the list. A condition that cannot be read never becomes "all".
pub(super) fn filter_in(fields: &Fields, errors: &mut FieldErrors) -> AccountFilter {
    let text = errors.keep("filter", fields.nullable_text("filter")).flatten().unwrap_or_default();
    let parsed = AccountFilter::parse_whole(text);
    parsed.map_err(|faults| extend(errors, &faults)).unwrap_or_default()
}
