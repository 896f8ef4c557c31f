//! Filters (RFC 7644 3.4.2.2), read into a tree of known attributes. How long, how deep and of how many tests a
//! filter may be is bounded before anything is read.

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::attributes::{Attribute, Mutability, Schema, ValueType};
use super::fault::{Fault, quoted};
use super::filter_tokens::{Token, tokens};
use super::path::{Named, resolve};

/// Bytes.
pub const MOST_LENGTH: usize = 8 * 1024;
/// Brackets within brackets.
pub const MOST_DEPTH: usize = 20;
pub const MOST_TESTS: usize = 100;

#[derive(Debug, Clone, PartialEq)]
pub enum Filter {
    And(Vec<Filter>),
    Or(Vec<Filter>),
    Not(Box<Filter>),
    Test(Test),
    /// One value of the attribute meets all of it.
    Within(&'static Attribute, Box<Filter>),
}

/// One comparison. Within a value path `attribute` is a part of the attribute before the bracket.
#[derive(Debug, Clone, PartialEq)]
pub struct Test {
    pub attribute: &'static Attribute,
    pub part: Option<&'static Attribute>,
    pub comparison: Comparison,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Comparison {
    Present,
    Absent,
    Compares(Operator, Literal),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    Equal,
    NotEqual,
    Contains,
    StartsWith,
    EndsWith,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Literal {
    Text(String),
    Boolean(bool),
    Time(OffsetDateTime),
}

/// Where names are looked up.
#[derive(Clone, Copy)]
enum Scope<'s> {
    Resource(&'s Schema),
    Value(&'static Attribute),
}

impl Filter {
    pub fn parse(schema: &Schema, text: &str) -> Result<Self, Fault> {
        Self::parse_in(Scope::Resource(schema), text)
    }

    /// What stands between the brackets of a path: `type eq "work"`.
    pub fn parse_of_values(attribute: &'static Attribute, text: &str) -> Result<Self, Fault> {
        Self::parse_in(Scope::Value(attribute), text)
    }

    fn parse_in(scope: Scope<'_>, text: &str) -> Result<Self, Fault> {
        if text.len() > MOST_LENGTH {
            return Err(Fault::filter(format!("a filter has at most {MOST_LENGTH} bytes")));
        }
        let tokens = tokens(text)?;
        let mut parser = Parser { tokens: &tokens, at: 0, depth: 0, tests: 0 };
        let filter = parser.either(scope)?;
        match parser.peek() {
            None => Ok(filter),
            Some(_) => Err(Fault::filter("the filter goes on where it should end")),
        }
    }
}

struct Parser<'t> {
    tokens: &'t [Token<'t>],
    at: usize,
    depth: usize,
    tests: usize,
}

impl<'t> Parser<'t> {
    fn peek(&self) -> Option<&'t Token<'t>> {
        self.tokens.get(self.at)
    }

    fn next(&mut self) -> Option<&'t Token<'t>> {
        let token = self.peek();
        self.at += 1;
        token
    }

    fn takes_word(&mut self, word: &str) -> bool {
        let is_next = matches!(self.peek(), Some(Token::Word(next)) if next.eq_ignore_ascii_case(word));
        self.at += usize::from(is_next);
        is_next
    }

    fn takes(&mut self, token: &Token<'_>, name: &str) -> Result<(), Fault> {
        match self.next() {
            Some(next) if next == token => Ok(()),
            _ => Err(Fault::filter(format!("{name} is missing"))),
        }
    }

    fn either(&mut self, scope: Scope<'_>) -> Result<Filter, Fault> {
        let mut all = vec![self.both(scope)?];
        while self.takes_word("or") {
            all.push(self.both(scope)?);
        }
        Ok(if all.len() == 1 { all.swap_remove(0) } else { Filter::Or(all) })
    }

    fn both(&mut self, scope: Scope<'_>) -> Result<Filter, Fault> {
        let mut all = vec![self.one(scope)?];
        while self.takes_word("and") {
            all.push(self.one(scope)?);
        }
        Ok(if all.len() == 1 { all.swap_remove(0) } else { Filter::And(all) })
    }

    fn one(&mut self, scope: Scope<'_>) -> Result<Filter, Fault> {
        let negates = matches!(self.tokens.get(self.at + 1), Some(Token::Open)) && self.takes_word("not");
        if negates || matches!(self.peek(), Some(Token::Open)) {
            self.takes(&Token::Open, "(")?;
            let inner = self.deeper(scope)?;
            self.takes(&Token::Close, ")")?;
            return Ok(if negates { Filter::Not(Box::new(inner)) } else { inner });
        }
        self.test(scope)
    }

    /// What stands within brackets.
    fn deeper(&mut self, scope: Scope<'_>) -> Result<Filter, Fault> {
        self.depth += 1;
        if self.depth > MOST_DEPTH {
            return Err(Fault::filter(format!("a filter has at most {MOST_DEPTH} brackets within brackets")));
        }
        let inner = self.either(scope);
        self.depth -= 1;
        inner
    }

    fn test(&mut self, scope: Scope<'_>) -> Result<Filter, Fault> {
        self.tests += 1;
        if self.tests > MOST_TESTS {
            return Err(Fault::filter(format!("a filter has at most {MOST_TESTS} comparisons")));
        }
        let Some(Token::Word(name)) = self.next() else {
            return Err(Fault::filter("the name of an attribute is missing"));
        };
        let (attribute, part) = scope.find(name)?;
        if matches!(self.peek(), Some(Token::OpenValue)) {
            return self.value_path(scope, attribute, part);
        }
        let comparison = self.comparison(attribute, part)?;
        Ok(Filter::Test(comparison))
    }

    /// `emails[type eq "work"]`, and `emails[type eq "work"].value eq "…"` as Entra ID asks.
    fn value_path(
        &mut self,
        scope: Scope<'_>,
        attribute: &'static Attribute,
        part: Option<&'static Attribute>,
    ) -> Result<Filter, Fault> {
        let is_within = matches!(scope, Scope::Value(_));
        if is_within || part.is_some() || attribute.kind != ValueType::Complex {
            return Err(Fault::filter(format!("{} has no values with parts", attribute.name)));
        }
        self.takes(&Token::OpenValue, "[")?;
        let inner = self.deeper(Scope::Value(attribute))?;
        self.takes(&Token::CloseValue, "]")?;
        let Some(Token::Word(tail)) = self.peek() else { return Ok(Filter::Within(attribute, inner.into())) };
        let Some(tail) = tail.strip_prefix('.') else { return Ok(Filter::Within(attribute, inner.into())) };
        self.at += 1;
        let part = attribute.part(tail).ok_or_else(|| unknown(tail))?;
        let test = Filter::Test(self.comparison(part, None)?);
        Ok(Filter::Within(attribute, Filter::And(vec![inner, test]).into()))
    }

    fn comparison(
        &mut self,
        attribute: &'static Attribute,
        part: Option<&'static Attribute>,
    ) -> Result<Test, Fault> {
        if attribute.mutability == Mutability::WriteOnly {
            return Err(Fault::filter(format!("nobody may ask for {}", attribute.name)));
        }
        if self.takes_word("pr") {
            return Ok(Test { attribute, part, comparison: Comparison::Present });
        }
        let part = match (attribute.kind, part) {
            (ValueType::Complex, None) => Some(attribute.part("value").ok_or_else(|| {
                Fault::filter(format!("{} is compared by one of its parts", attribute.name))
            })?),
            (_, part) => part,
        };
        let compared = part.unwrap_or(attribute);
        let Some(Token::Word(name)) = self.next() else {
            return Err(Fault::filter(format!("an operator is missing after {}", compared.name)));
        };
        let operator =
            Operator::parse(name).ok_or_else(|| Fault::filter(format!("{} is no operator", quoted(name))))?;
        let comparison = match self.next() {
            None => return Err(Fault::filter(format!("a value is missing after {}", quoted(name)))),
            Some(token) => compare(compared, operator, token)?,
        };
        Ok(Test { attribute, part, comparison })
    }
}

impl Scope<'_> {
    fn find(self, name: &str) -> Result<(&'static Attribute, Option<&'static Attribute>), Fault> {
        match self {
            Scope::Value(attribute) => {
                attribute.part(name).map(|part| (part, None)).ok_or_else(|| unknown(name))
            }
            Scope::Resource(schema) => match resolve(schema, name) {
                Ok(Named::Attribute { attribute, part }) => Ok((attribute, part)),
                Ok(Named::NotKept) => Err(Fault::filter(format!("{} is not kept here", quoted(name)))),
                Ok(Named::Resource) | Err(_) => Err(unknown(name)),
            },
        }
    }
}

fn unknown(name: &str) -> Fault {
    Fault::filter(format!("there is no attribute {}", quoted(name)))
}

impl Operator {
    fn parse(text: &str) -> Option<Self> {
        Some(match text.to_ascii_lowercase().as_str() {
            "eq" => Operator::Equal,
            "ne" => Operator::NotEqual,
            "co" => Operator::Contains,
            "sw" => Operator::StartsWith,
            "ew" => Operator::EndsWith,
            "gt" => Operator::Greater,
            "ge" => Operator::GreaterOrEqual,
            "lt" => Operator::Less,
            "le" => Operator::LessOrEqual,
            _ => return None,
        })
    }

    const fn is_of_equality(self) -> bool {
        matches!(self, Operator::Equal | Operator::NotEqual)
    }

    const fn is_of_texts(self) -> bool {
        matches!(self, Operator::Contains | Operator::StartsWith | Operator::EndsWith)
    }
}

/// Holds the value against the attribute's type.
fn compare(attribute: &Attribute, operator: Operator, token: &Token<'_>) -> Result<Comparison, Fault> {
    let wrong = || Fault::filter(format!("{} is not compared like this", attribute.name));
    let is_null = matches!(token, Token::Word(word) if word.eq_ignore_ascii_case("null"));
    if is_null {
        return match operator {
            Operator::Equal => Ok(Comparison::Absent),
            Operator::NotEqual => Ok(Comparison::Present),
            _ => Err(wrong()),
        };
    }
    let literal = match (attribute.kind, token) {
        (ValueType::Text | ValueType::Reference, Token::Text(text)) => Literal::Text(text.clone()),
        (ValueType::Boolean, Token::Word(word)) if operator.is_of_equality() => {
            Literal::Boolean(boolean(word).ok_or_else(wrong)?)
        }
        // Entra ID sends booleans as texts.
        (ValueType::Boolean, Token::Text(word)) if operator.is_of_equality() => {
            Literal::Boolean(boolean(word).ok_or_else(wrong)?)
        }
        (ValueType::DateTime, Token::Text(text)) if !operator.is_of_texts() => {
            Literal::Time(OffsetDateTime::parse(text, &Rfc3339).map_err(|_| wrong())?)
        }
        _ => return Err(wrong()),
    };
    Ok(Comparison::Compares(operator, literal))
}

/// In any case, as `False` of Entra ID.
pub fn boolean(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
