//! `/console/tags`: contract.md A7's tags, listed, made, changed, retired and brought back.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::{FieldErrors, Reason, TagColor, TagDescription, TagId, TagName, TagTraits, TagType};
use crate::services::ServiceError;
use crate::services::manage::tags;
use crate::services::manage::tags::{TagError, create, edit, retire};
use crate::store::{CountedTag, TagFilter, TagOrder};
use crate::web::WebState;
use crate::web::console;
use crate::web::console::Section;
use crate::web::console::shapes::Crumb;
use crate::web::guards::change::Change;
use crate::web::guards::console::Administers;
use crate::web::html::answer::{Answer, see_other};
use crate::web::html::form::Form;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::{Frame, Page};
use crate::web::html::shapes::{Moment, moment};
use crate::web::http::fields::Fields;
use crate::web::http::problem::{Kind, Problem};

const PATH: &str = "/console/tags";
const NEW_PATH: &str = "/console/tags/new";
/// Tags on a page of the list.
const PER_PAGE: u32 = 50;
const FIELDS: [&str; 6] = ["name", "type", "description", "color", "visible", "active"];

pub fn routes() -> Vec<Route> {
    routes![list, show_new, submit_new, show, submit, submit_retire, submit_restore]
}

pub fn samples() -> Vec<Content> {
    [samples_of::<TagList>(), samples_of::<TagPage>()].concat()
}

#[get("/console/tags?<q>&<type>&<show>&<order>&<page>&<flash>")]
#[expect(clippy::too_many_arguments, reason = "the filter's fields, each in the address")]
async fn list(
    who: Administers,
    frame: &Frame,
    state: &State<WebState>,
    q: Option<&str>,
    r#type: Option<&str>,
    show: Option<&str>,
    order: Option<&str>,
    page: Option<u32>,
    flash: Option<&str>,
) -> Answer {
    let asked = Asked {
        q: q.unwrap_or_default().trim().chars().filter(|c| !c.is_control()).take(TagName::MAX).collect(),
        kind: r#type.and_then(TagType::parse),
        show: Show::parse(show),
        order: parse_order(order),
        page: page.unwrap_or(1).clamp(1, 1_000_000),
    };
    match asked.find(state).await {
        Ok((tags, count)) => {
            let flash = flash.and_then(flash_key).map(|key| frame.text(key));
            console_page(&who, frame, PATH, &asked.context(&tags, count, flash)).into()
        }
        Err(error) => Problem::from(error).into(),
    }
}

#[get("/console/tags/new?<name>")]
fn show_new(who: Administers, frame: &Frame, name: Option<&str>) -> Page {
    let form = Form::default()
        .with_value("name", name.unwrap_or_default())
        .with_value("type", TagType::User.as_str())
        .with_value("color", "#2b4aa8")
        .with_value("visible", "yes")
        .with_value("active", "yes");
    form_page(&who, frame, None, form)
}

#[post("/console/tags/new", data = "<fields>")]
async fn submit_new(
    change: Change<Administers>,
    frame: &Frame,
    state: &State<WebState>,
    fields: Fields,
) -> Answer {
    let again = |errors: &FieldErrors| -> Answer {
        let form = Form::typed(&fields, &FIELDS).with_errors(errors, frame.language);
        form_page(&change.who, frame, None, form).with_status(Status::BadRequest).into()
    };
    let traits = match parse(&fields) {
        Ok(traits) => traits,
        Err(errors) => return again(&errors),
    };
    match create(&state.ctx, change.audit_context(), traits).await {
        Ok(tag) => see_other(format!("{PATH}/{}?flash=created", tag.id)),
        Err(TagError::Fields(errors)) => again(&errors),
        Err(error) => Problem::from(error).into(),
    }
}

#[get("/console/tags/<id>?<flash>")]
async fn show(
    who: Administers,
    frame: &Frame,
    state: &State<WebState>,
    id: i64,
    flash: Option<&str>,
) -> Answer {
    match find(state, id).await {
        Ok(counted) => {
            let flash = flash.and_then(flash_key).map(|key| frame.text(key));
            let form = filled(&counted).with_value("flash", &flash.unwrap_or_default());
            form_page(&who, frame, Some(&counted), form).into()
        }
        Err(problem) => problem.into(),
    }
}

#[post("/console/tags/<id>", data = "<fields>")]
async fn submit(
    change: Change<Administers>,
    frame: &Frame,
    state: &State<WebState>,
    id: i64,
    fields: Fields,
) -> Answer {
    let counted = match find(state, id).await {
        Ok(counted) => counted,
        Err(problem) => return problem.into(),
    };
    let again = |errors: &FieldErrors| -> Answer {
        let form = Form::typed(&fields, &FIELDS).with_errors(errors, frame.language);
        form_page(&change.who, frame, Some(&counted), form).with_status(Status::BadRequest).into()
    };
    let traits = match parse(&fields) {
        Ok(traits) => traits,
        Err(errors) => return again(&errors),
    };
    match edit(&state.ctx, change.audit_context(), TagId(id), traits).await {
        Ok(changed) => {
            see_other(format!("{PATH}/{id}?flash={}", if changed { "edited" } else { "unchanged" }))
        }
        Err(TagError::Fields(errors)) => again(&errors),
        Err(error) => Problem::from(error).into(),
    }
}

#[post("/console/tags/<id>/retire")]
async fn submit_retire(change: Change<Administers>, state: &State<WebState>, id: i64) -> Answer {
    match retire(&state.ctx, change.audit_context(), TagId(id), true).await {
        Ok(_) => see_other(format!("{PATH}/{id}?flash=retired")),
        Err(error) => Problem::from(error).into(),
    }
}

#[post("/console/tags/<id>/restore")]
async fn submit_restore(change: Change<Administers>, state: &State<WebState>, id: i64) -> Answer {
    match retire(&state.ctx, change.audit_context(), TagId(id), false).await {
        Ok(_) => see_other(format!("{PATH}/{id}?flash=restored")),
        Err(error) => Problem::from(error).into(),
    }
}

fn flash_key(word: &str) -> Option<&'static str> {
    Some(match word {
        "created" => "console-tag-flash-created",
        "edited" => "console-tag-flash-edited",
        "unchanged" => "console-tag-flash-unchanged",
        "retired" => "console-tag-flash-retired",
        "restored" => "console-tag-flash-restored",
        "merged" => "console-tag-flash-merged",
        _ => return None,
    })
}

/// Which tags are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Show {
    InUse,
    Retired,
    All,
}

impl Show {
    fn parse(text: Option<&str>) -> Self {
        match text {
            Some("retired") => Show::Retired,
            Some("all") => Show::All,
            _ => Show::InUse,
        }
    }

    const fn as_str(self) -> &'static str {
        match self {
            Show::InUse => "",
            Show::Retired => "retired",
            Show::All => "all",
        }
    }

    const fn retired(self) -> Option<bool> {
        match self {
            Show::InUse => Some(false),
            Show::Retired => Some(true),
            Show::All => None,
        }
    }
}

fn parse_order(text: Option<&str>) -> TagOrder {
    match text {
        Some("newest") => TagOrder::Newest,
        Some("carried") => TagOrder::MostCarried,
        _ => TagOrder::Name,
    }
}

const fn order_word(order: TagOrder) -> &'static str {
    match order {
        TagOrder::Name | TagOrder::NameBackwards | TagOrder::Oldest => "",
        TagOrder::Newest => "newest",
        TagOrder::MostCarried => "carried",
    }
}

/// What the address of the list asks for.
struct Asked {
    q: String,
    kind: Option<TagType>,
    show: Show,
    order: TagOrder,
    page: u32,
}

impl Asked {
    async fn find(&self, state: &WebState) -> Result<(Vec<CountedTag>, i64), ServiceError> {
        let filter = TagFilter {
            search: self.q.clone(),
            kind: self.kind,
            retired: self.show.retired(),
            ..TagFilter::default()
        };
        let (order, offset) = (self.order, i64::from(self.page - 1) * i64::from(PER_PAGE));
        tags::list(&state.ctx, filter, order, offset, PER_PAGE).await
    }

    fn context(&self, tags: &[CountedTag], count: i64, flash: Option<String>) -> TagList {
        let pages = (count + i64::from(PER_PAGE) - 1) / i64::from(PER_PAGE);
        let page = i64::from(self.page);
        let at = |order: TagOrder| self.path(order, 1);
        TagList {
            flash,
            tags: tags.iter().map(ListedTag::of).collect(),
            count,
            page,
            pages,
            previous: if page > 1 { self.path(self.order, self.page - 1) } else { String::new() },
            next: if page < pages { self.path(self.order, self.page + 1) } else { String::new() },
            is_filtered: !self.q.is_empty() || self.kind.is_some() || self.show != Show::InUse,
            filter: ShownFilter {
                q: self.q.clone(),
                kind: self.kind.map_or("", TagType::as_str),
                show: self.show.as_str(),
                order: order_word(self.order),
            },
            sort: SortPaths {
                name: at(TagOrder::Name),
                newest: at(TagOrder::Newest),
                carried: at(TagOrder::MostCarried),
            },
        }
    }

    fn path(&self, order: TagOrder, page: u32) -> String {
        let page = if page > 1 { page.to_string() } else { String::new() };
        let pairs = [
            ("q", self.q.as_str()),
            ("type", self.kind.map_or("", TagType::as_str)),
            ("show", self.show.as_str()),
            ("order", order_word(order)),
            ("page", &page),
        ];
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(pairs.into_iter().filter(|(_, value)| !value.is_empty()));
        let query = query.finish();
        if query.is_empty() { PATH.to_owned() } else { format!("{PATH}?{query}") }
    }
}

async fn find(state: &WebState, id: i64) -> Result<CountedTag, Problem> {
    tags::find(&state.ctx, TagId(id)).await?.ok_or(Problem::new(Kind::NotFound))
}

fn parse(fields: &Fields) -> Result<TagTraits, FieldErrors> {
    let mut errors = FieldErrors::new();
    let name = errors.keep("name", fields.text("name").and_then(TagName::parse));
    let kind = fields.text("type").and_then(|text| TagType::parse(text).ok_or(Reason::NotAChoice));
    let kind = errors.keep("type", kind);
    let description = errors.keep(
        "description",
        fields.optional_text("description").and_then(|text| TagDescription::parse(text.unwrap_or_default())),
    );
    let color = errors.keep("color", fields.text("color").and_then(TagColor::parse));
    let ticked = |name: &str| fields.typed(name) == "yes";
    match (name, kind, description, color) {
        (Some(name), Some(kind), Some(description), Some(color)) => Ok(TagTraits {
            kind,
            name,
            description,
            color,
            visible: ticked("visible"),
            active: ticked("active"),
        }),
        _ => Err(errors),
    }
}

fn filled(counted: &CountedTag) -> Form {
    let traits = &counted.tag.traits;
    let ticked = |is: bool| if is { "yes" } else { "" };
    Form::default()
        .with_value("name", traits.name.as_str())
        .with_value("type", traits.kind.as_str())
        .with_value("description", traits.description.as_str())
        .with_value("color", traits.color.as_str())
        .with_value("visible", ticked(traits.visible))
        .with_value("active", ticked(traits.active))
}

fn form_page(who: &Administers, frame: &Frame, tag: Option<&CountedTag>, form: Form) -> Page {
    let path = tag.map_or_else(|| NEW_PATH.to_owned(), |counted| format!("{PATH}/{}", counted.tag.id));
    let context = TagPage {
        form,
        tag: tag.map(ListedTag::of),
        action: path.clone(),
        crumbs: vec![Crumb::new(PATH, frame.text("console-section-tags"))],
    };
    console_page(who, frame, &path, &context)
}

fn console_page<C: PageContext>(who: &Administers, frame: &Frame, path: &str, context: &C) -> Page {
    console::show_at(frame, who.account().rights(), Section::Tags, path, context)
}

#[derive(Serialize)]
struct TagList {
    /// What was just done.
    flash: Option<String>,
    tags: Vec<ListedTag>,
    count: i64,
    page: i64,
    pages: i64,
    previous: String,
    next: String,
    is_filtered: bool,
    filter: ShownFilter,
    sort: SortPaths,
}

#[derive(Serialize)]
struct ListedTag {
    id: i64,
    name: String,
    #[serde(rename = "type")]
    kind: &'static str,
    description: String,
    color: String,
    visible: bool,
    active: bool,
    retired: bool,
    created_at: Moment,
    carriers: i64,
    accounts_path: String,
}

impl ListedTag {
    fn of(counted: &CountedTag) -> Self {
        let tag = &counted.tag;
        let name = tag.traits.name.as_str();
        let in_query: String = form_urlencoded::byte_serialize(name.as_bytes()).collect();
        Self {
            id: tag.id.0,
            name: name.to_owned(),
            kind: tag.traits.kind.as_str(),
            description: tag.traits.description.as_str().to_owned(),
            color: tag.traits.color.as_str().to_owned(),
            visible: tag.traits.visible,
            active: tag.traits.active,
            retired: tag.deleted,
            created_at: moment(tag.created_at),
            carriers: counted.carriers,
            accounts_path: format!("/console/accounts?tag={in_query}"),
        }
    }

    fn sample(retired: bool, carriers: i64) -> Self {
        let kind = if retired { TagType::Category } else { TagType::User };
        Self {
            id: carriers,
            name: "Crew".to_owned(),
            kind: kind.as_str(),
            description: "On board".to_owned(),
            color: "#2b4aa8".to_owned(),
            visible: !retired,
            active: carriers > 0,
            retired,
            created_at: Moment::sample(),
            carriers,
            accounts_path: "/console/accounts?tag=Crew".to_owned(),
        }
    }
}

#[derive(Serialize)]
struct ShownFilter {
    q: String,
    #[serde(rename = "type")]
    kind: &'static str,
    show: &'static str,
    order: &'static str,
}

/// The list in each order.
#[derive(Serialize)]
struct SortPaths {
    name: String,
    newest: String,
    carried: String,
}

impl PageContext for TagList {
    const TEMPLATE: &'static str = "console/manage/tags.html";

    fn samples() -> Vec<Self> {
        let rows =
            || vec![ListedTag::sample(false, 2), ListedTag::sample(false, 0), ListedTag::sample(true, 1)];
        let sample = |tags, order, is_filtered| {
            let (kind, show) =
                if is_filtered { (TagType::Category, Show::All) } else { (TagType::User, Show::Retired) };
            let asked = Asked { q: String::new(), kind: Some(kind), show, order, page: 2 };
            let flash = Some("Done.".to_owned());
            TagList { tags, is_filtered, ..asked.context(&[], 3 * i64::from(PER_PAGE), flash) }
        };
        vec![
            sample(rows(), TagOrder::Name, false),
            sample(rows(), TagOrder::Newest, true),
            sample(rows(), TagOrder::MostCarried, false),
            sample(vec![], TagOrder::Name, true),
            sample(vec![], TagOrder::Name, false),
        ]
    }
}

#[derive(Serialize)]
struct TagPage {
    form: Form,
    /// None while it is being made.
    tag: Option<ListedTag>,
    action: String,
    crumbs: Vec<Crumb>,
}

impl PageContext for TagPage {
    const TEMPLATE: &'static str = "console/manage/tag.html";

    fn samples() -> Vec<Self> {
        let sample =
            |tag, form| TagPage { form, tag, action: "/console/tags/1".to_owned(), crumbs: Crumb::samples() };
        let faulty = Form::faulty_sample(&["name", "type", "description", "color"]);
        let flash = Form::default().with_value("flash", "Saved.");
        vec![
            sample(None, faulty),
            sample(Some(ListedTag::sample(false, 2)), flash),
            sample(Some(ListedTag::sample(true, 1)), Form::default()),
        ]
    }
}
