//! A request body as named fields, read in one way for every face: JSON and forms alike end here,
//! so that no input goes through a parser of its own.

use rocket::data::{Data, FromData, Outcome};
use rocket::http::ContentType;
use rocket::{Request, State};
use serde_json::{Map, Value};

use crate::domain::Reason;
use crate::security::strict_json::StrictJson;
use crate::web::WebState;
use crate::web::http::api_family::ApiFamily;
use crate::web::http::content_encoding::refuse_packed;
use crate::web::http::problem::{Kind, Problem};
use crate::web::http::read_body::read_body;

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// The fields of a body. Unknown ones are there and ignored.
#[derive(Debug, Clone)]
pub enum Fields {
    Json(Map<String, Value>),
    /// In the order sent; a name may stand more than once.
    Form(Vec<(String, String)>),
}

/// Without any.
impl Default for Fields {
    fn default() -> Self {
        Fields::Json(Map::new())
    }
}

impl Fields {
    fn is_form(&self) -> bool {
        matches!(self, Fields::Form(_))
    }

    /// `None` when the field is absent.
    fn find(&self, name: &str) -> Result<Option<Found<'_>>, Reason> {
        match self {
            Fields::Json(map) => Ok(map.get(name).map(|value| match value {
                Value::String(text) => Found::Text(text),
                other => Found::Json(other),
            })),
            Fields::Form(pairs) => {
                let mut values = pairs.iter().filter(|(field, _)| field == name);
                let first = values.next();
                match values.next() {
                    Some(_) => Err(Reason::Repeated),
                    None => Ok(first.map(|(_, value)| Found::Text(value))),
                }
            }
        }
    }

    /// All of it in one form, whatever the spaces and the order of a JSON body were.
    pub fn canonical(&self) -> Vec<u8> {
        match self {
            // Only keys that are no texts could fail.
            Fields::Json(map) => serde_json::to_vec(map).unwrap_or_default(),
            Fields::Form(pairs) => {
                let mut text = form_urlencoded::Serializer::new(String::from("form "));
                text.extend_pairs(pairs).finish().into_bytes()
            }
        }
    }

    /// Whether the field was sent at all, null included.
    pub fn has(&self, name: &str) -> bool {
        match self {
            Fields::Json(map) => map.contains_key(name),
            Fields::Form(pairs) => pairs.iter().any(|(field, _)| field == name),
        }
    }

    /// An object within the body, whose nulls count as absent; null and absence mean none.
    pub fn part(&self, name: &str) -> Result<Option<Fields>, Reason> {
        match self.find(name)? {
            None | Some(Found::Json(Value::Null)) => Ok(None),
            Some(Found::Json(Value::Object(map))) => {
                let given = map.iter().filter(|(_, value)| !value.is_null());
                Ok(Some(Fields::Json(given.map(|(name, value)| (name.clone(), value.clone())).collect())))
            }
            Some(_) => Err(Reason::IncorrectType),
        }
    }

    /// A boolean that may be absent and that some clients send as 1 or 0.
    pub fn optional_flag(&self, name: &str) -> Result<Option<bool>, Reason> {
        match self.find(name)? {
            Some(Found::Json(Value::Number(number))) if number.as_i64() == Some(1) => Ok(Some(true)),
            Some(Found::Json(Value::Number(number))) if number.as_i64() == Some(0) => Ok(Some(false)),
            Some(Found::Text("1")) => Ok(Some(true)),
            Some(Found::Text("0")) => Ok(Some(false)),
            _ => self.optional_boolean(name),
        }
    }

    /// A text that must be there.
    pub fn text(&self, name: &str) -> Result<&str, Reason> {
        self.optional_text(name)?.ok_or(Reason::Required)
    }

    /// A text that may be absent, but not null.
    pub fn optional_text(&self, name: &str) -> Result<Option<&str>, Reason> {
        match self.find(name)? {
            None => Ok(None),
            Some(Found::Text(text)) => {
                refuse_nul(text)?;
                Ok(Some(text))
            }
            Some(Found::Json(Value::Null)) => Err(Reason::Null),
            Some(Found::Json(_)) => Err(Reason::NotAText),
        }
    }

    /// A text or null; a form's empty value means null.
    pub fn nullable_text(&self, name: &str) -> Result<Option<&str>, Reason> {
        match self.find(name)? {
            Some(Found::Json(Value::Null)) => Ok(None),
            Some(Found::Text("")) if self.is_form() => Ok(None),
            _ => self.optional_text(name),
        }
    }

    /// A 64-bit signed integer; a string of digits counts (contract.md A1).
    pub fn optional_integer(&self, name: &str) -> Result<Option<i64>, Reason> {
        match self.find(name)? {
            None => Ok(None),
            Some(Found::Json(Value::Null)) => Err(Reason::Null),
            Some(Found::Json(Value::Number(number))) => number.as_i64().map(Some).ok_or(Reason::NotAnInteger),
            Some(Found::Text(text)) => parse_digits(text).map(Some).ok_or(Reason::NotAnInteger),
            Some(Found::Json(_)) => Err(Reason::NotAnInteger),
        }
    }

    pub fn boolean(&self, name: &str) -> Result<bool, Reason> {
        match self.find(name)? {
            None => Err(Reason::Required),
            Some(Found::Json(Value::Bool(value))) => Ok(*value),
            Some(Found::Json(Value::Null)) => Err(Reason::Null),
            Some(Found::Text(text)) if self.is_form() => match text {
                "true" => Ok(true),
                "false" => Ok(false),
                _ => Err(Reason::NotABoolean),
            },
            Some(_) => Err(Reason::NotABoolean),
        }
    }

    /// A boolean that may be absent.
    pub fn optional_boolean(&self, name: &str) -> Result<Option<bool>, Reason> {
        match self.find(name)? {
            None | Some(Found::Json(Value::Null)) => Ok(None),
            Some(_) => self.boolean(name).map(Some),
        }
    }

    /// A list of integers; null and absence mean none. In a form the field is repeated, and an
    /// empty value means none.
    pub fn integers(&self, name: &str) -> Result<Vec<i64>, Reason> {
        match self {
            Fields::Form(pairs) => pairs
                .iter()
                .filter(|(field, value)| field == name && !value.is_empty())
                .map(|(_, value)| parse_digits(value).ok_or(Reason::IncorrectType))
                .collect(),
            Fields::Json(map) => match map.get(name) {
                None | Some(Value::Null) => Ok(Vec::new()),
                Some(Value::Array(items)) => items
                    .iter()
                    .map(|item| match item {
                        Value::Number(number) if number.is_i64() || number.is_u64() => {
                            // Beyond 64 bits there is no such id, which is a fault of its own.
                            number.as_i64().ok_or(Reason::DoesNotExist)
                        }
                        _ => Err(Reason::IncorrectType),
                    })
                    .collect(),
                Some(_) => Err(Reason::NotAList),
            },
        }
    }

    /// A list of texts that must be there. In a form the field is repeated.
    pub fn texts(&self, name: &str) -> Result<Vec<&str>, Reason> {
        let texts: Vec<&str> = match self {
            Fields::Form(pairs) => {
                pairs.iter().filter(|(field, _)| field == name).map(|(_, value)| value.as_str()).collect()
            }
            Fields::Json(map) => match map.get(name) {
                None => return Err(Reason::Required),
                Some(Value::Null) => return Err(Reason::Null),
                Some(Value::Array(items)) => {
                    let texts = items.iter().map(|item| item.as_str().ok_or(Reason::NotAText));
                    texts.collect::<Result<_, _>>()?
                }
                Some(_) => return Err(Reason::NotAList),
            },
        };
        texts.iter().try_for_each(|text| refuse_nul(text))?;
        Ok(texts)
    }

    /// A text of a hidden field, however long; empty where there is none.
    pub fn typed_whole(&self, name: &str) -> String {
        self.optional_text(name).ok().flatten().unwrap_or_default().to_owned()
    }

    /// What a page's form repeats after a mistake: what was typed, without control characters.
    pub fn typed(&self, name: &str) -> String {
        let text = match self {
            Fields::Form(pairs) => {
                pairs.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
            }
            Fields::Json(map) => map.get(name).and_then(Value::as_str),
        };
        text.unwrap_or_default().chars().filter(|c| !c.is_control()).take(1000).collect()
    }
}

/// A text of either kind of body, or a JSON value that is none.
enum Found<'a> {
    Json(&'a Value),
    Text(&'a str),
}

/// No field of ours may hold U+0000: SQLite and C libraries end texts there.
fn refuse_nul(text: &str) -> Result<(), Reason> {
    if text.contains('\0') { Err(Reason::ControlCharacters) } else { Ok(()) }
}

fn parse_digits(text: &str) -> Option<i64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    (!digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// Of a form or JSON that only administrators send, and that may hold a long text or a picture.
#[derive(Debug, Clone)]
pub struct LongFields(pub Fields);

/// 100,000 bytes of text, most of them percent-encoded; or the largest logo in Base64.
const LONG_BODY: u64 = 512 * 1024;

#[rocket::async_trait]
impl<'r> FromData<'r> for LongFields {
    type Error = Problem;

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> Outcome<'r, Self> {
        match read(request, data, LONG_BODY).await {
            Ok(fields) => Outcome::Success(Self(fields)),
            Err(problem) => Outcome::Error((problem.clone().leave(request), problem)),
        }
    }
}

#[rocket::async_trait]
impl<'r> FromData<'r> for Fields {
    type Error = Problem;

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> Outcome<'r, Self> {
        match read(request, data, 0).await {
            Ok(fields) => Outcome::Success(fields),
            Err(problem) => {
                let status = problem.clone().leave(request);
                Outcome::Error((status, problem))
            }
        }
    }
}

/// `long` is the size up to which a body is read at least.
async fn read(request: &Request<'_>, data: Data<'_>, long: u64) -> Result<Fields, Problem> {
    let state: &State<WebState> =
        request.guard::<&State<WebState>>().await.success_or_else(|| Problem::new(Kind::Internal))?;
    refuse_packed(request)?;
    let content_types = request.headers().get("Content-Type").collect::<Vec<_>>();
    let kind = match content_types[..] {
        [] => None,
        [one] => Some(body_kind(one).ok_or(Problem::new(Kind::UnsupportedMediaType))?),
        _ => return Err(Problem::new(Kind::UnsupportedMediaType)),
    };
    let limits = state.body_limits;
    let limit = if kind == Some(BodyKind::Form) { limits.form } else { limits.json };
    let bytes = read_body(request, data, limit.max(long)).await?;
    let face = ApiFamily::of(request);
    match kind {
        // Clients of A4 send neither a body nor its type.
        None if bytes.is_empty() => Ok(Fields::Json(Map::new())),
        // Clients of family A also name the type of a body that they do not send.
        Some(BodyKind::Json) if face == ApiFamily::ApiV2 && bytes.is_empty() => Ok(Fields::Json(Map::new())),
        Some(BodyKind::Json) if matches!(face, ApiFamily::ApiV2 | ApiFamily::Api) => parse_json(&bytes),
        Some(BodyKind::Form) if face != ApiFamily::Api => parse_form(&bytes),
        _ => Err(Problem::new(Kind::UnsupportedMediaType)),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum BodyKind {
    Json,
    Form,
}

fn body_kind(header: &str) -> Option<BodyKind> {
    // As nearly everybody writes them.
    match header {
        "application/json" => return Some(BodyKind::Json),
        "application/x-www-form-urlencoded" => return Some(BodyKind::Form),
        _ => {}
    }
    // Some libraries end it with a semicolon and nothing after that.
    let parts: Vec<&str> = header.split(';').map(str::trim).filter(|part| !part.is_empty()).collect();
    let content_type = ContentType::parse_flexible(&parts.join("; "))?;
    let utf8 = content_type.param("charset").is_none_or(|charset| charset.eq_ignore_ascii_case("utf-8"));
    if !utf8 {
        None
    } else if content_type.is_json() {
        Some(BodyKind::Json)
    } else if content_type.is_form() {
        Some(BodyKind::Form)
    } else {
        None
    }
}

fn parse_json(bytes: &[u8]) -> Result<Fields, Problem> {
    // RFC 8259 8.1 lets a reader pass over the mark that some editors begin a file with.
    match serde_json::from_slice(bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes)) {
        Ok(StrictJson(Value::Object(map))) => Ok(Fields::Json(map)),
        Ok(_) | Err(_) => Err(Problem::new(Kind::ParseError)),
    }
}

fn parse_form(bytes: &[u8]) -> Result<Fields, Problem> {
    // Percent-encoded bytes that are no UTF-8 must not turn into replacement characters.
    let text = std::str::from_utf8(bytes).map_err(|_| Problem::new(Kind::ParseError))?;
    let pairs: Vec<(String, String)> = form_urlencoded::parse(text.as_bytes()).into_owned().collect();
    if pairs.len() > MOST_FIELDS
        || pairs.iter().any(|(name, value)| name.contains('\u{fffd}') || value.contains('\u{fffd}'))
    {
        return Err(Problem::new(Kind::ParseError));
    }
    Ok(Fields::Form(pairs))
}

/// More fields than any form of ours has, by far.
const MOST_FIELDS: usize = 200;

#[cfg(test)]
mod tests;
