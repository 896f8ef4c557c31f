//! What an attribute is (RFC 7643 section 7): its type, and what may be done with it.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueType {
    Text,
    Boolean,
    DateTime,
    Reference,
    Complex,
}

impl ValueType {
    pub const fn as_str(self) -> &'static str {
        match self {
            ValueType::Text => "string",
            ValueType::Boolean => "boolean",
            ValueType::DateTime => "dateTime",
            ValueType::Reference => "reference",
            ValueType::Complex => "complex",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mutability {
    ReadWrite,
    ReadOnly,
    WriteOnly,
    /// Set with the value that it is a part of, and not changed after.
    Immutable,
}

impl Mutability {
    pub const fn as_str(self) -> &'static str {
        match self {
            Mutability::ReadWrite => "readWrite",
            Mutability::ReadOnly => "readOnly",
            Mutability::WriteOnly => "writeOnly",
            Mutability::Immutable => "immutable",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Returned {
    Always,
    Default,
    Never,
}

impl Returned {
    pub const fn as_str(self) -> &'static str {
        match self {
            Returned::Always => "always",
            Returned::Default => "default",
            Returned::Never => "never",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attribute {
    pub name: &'static str,
    pub kind: ValueType,
    pub description: &'static str,
    pub multi_valued: bool,
    pub required: bool,
    pub case_exact: bool,
    pub mutability: Mutability,
    pub returned: Returned,
    /// Among all of the server's, not only those of one client.
    pub unique: bool,
    pub canonical: &'static [&'static str],
    pub reference_types: &'static [&'static str],
    pub parts: &'static [Attribute],
}

/// A resource's own attributes under their URN.
#[derive(Debug, Clone, Copy)]
pub struct Schema {
    pub urn: &'static str,
    /// Of the resource type, too.
    pub name: &'static str,
    pub description: &'static str,
    pub endpoint: &'static str,
    pub attributes: &'static [Attribute],
    /// Of RFC 7643, and not kept here: a client may send them, and they lead nowhere.
    pub not_kept: &'static [&'static str],
}

impl Attribute {
    pub const fn new(name: &'static str, kind: ValueType, description: &'static str) -> Self {
        Self {
            name,
            kind,
            description,
            multi_valued: false,
            required: false,
            case_exact: false,
            mutability: Mutability::ReadWrite,
            returned: Returned::Default,
            unique: false,
            canonical: &[],
            reference_types: &[],
            parts: &[],
        }
    }

    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    pub const fn unique(self) -> Self {
        Self { unique: true, ..self }
    }

    pub const fn exact(self) -> Self {
        Self { case_exact: true, ..self }
    }

    pub const fn many(self) -> Self {
        Self { multi_valued: true, ..self }
    }

    pub const fn read_only(self) -> Self {
        Self { mutability: Mutability::ReadOnly, ..self }
    }

    pub const fn immutable(self) -> Self {
        Self { mutability: Mutability::Immutable, ..self }
    }

    pub const fn secret(self) -> Self {
        Self { mutability: Mutability::WriteOnly, returned: Returned::Never, ..self }
    }

    pub const fn always(self) -> Self {
        Self { returned: Returned::Always, ..self }
    }

    pub const fn one_of(self, canonical: &'static [&'static str]) -> Self {
        Self { canonical, ..self }
    }

    pub const fn to(self, reference_types: &'static [&'static str]) -> Self {
        Self { reference_types, ..self }
    }

    pub const fn of(self, parts: &'static [Attribute]) -> Self {
        Self { parts, ..self }
    }

    pub const fn is_read_only(&self) -> bool {
        matches!(self.mutability, Mutability::ReadOnly)
    }

    /// A part by its name, which has no case (RFC 7643 2.1).
    pub fn part(&self, name: &str) -> Option<&'static Attribute> {
        self.parts.iter().find(|part| part.name.eq_ignore_ascii_case(name))
    }
}
