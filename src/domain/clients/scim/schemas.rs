//! The attributes that users and groups have here (RFC 7643 sections 3.1, 4.1, 4.2).

use super::attributes::{Attribute, Schema, ValueType};

use ValueType::{Boolean, Complex, DateTime, Reference, Text};

pub const USER_URN: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
pub const GROUP_URN: &str = "urn:ietf:params:scim:schemas:core:2.0:Group";
/// Sent by nearly every identity provider; nothing of it is kept.
pub const ENTERPRISE_URN: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

pub static USER: Schema = Schema {
    urn: USER_URN,
    name: "User",
    description: "An account of this site",
    endpoint: "/Users",
    attributes: USER_ATTRIBUTES,
    not_kept: &[
        "nickName",
        "profileUrl",
        "title",
        "userType",
        "timezone",
        "phoneNumbers",
        "ims",
        "photos",
        "addresses",
        "entitlements",
        "x509Certificates",
    ],
};

pub static GROUP: Schema = Schema {
    urn: GROUP_URN,
    name: "Group",
    description: "A tag for accounts",
    endpoint: "/Groups",
    attributes: GROUP_ATTRIBUTES,
    not_kept: &[],
};

pub static ALL: [&Schema; 2] = [&USER, &GROUP];

/// What every resource has; not among the attributes of its own schema.
pub static COMMON: &[Attribute] = &[
    Attribute::new("schemas", Reference, "The URNs of the schemas").exact().many().read_only().always(),
    Attribute::new("id", Text, "The identifier that the server gave it").exact().read_only().always(),
    Attribute::new("externalId", Text, "The client's own identifier, kept for each client apart").exact(),
    Attribute::new("meta", Complex, "About the resource").read_only().of(&[
        Attribute::new("resourceType", Text, "The name of the resource type").exact().read_only(),
        Attribute::new("created", DateTime, "When it was made").read_only(),
        Attribute::new("lastModified", DateTime, "When it was last changed").read_only(),
        Attribute::new("location", Reference, "Its URL").exact().read_only(),
        Attribute::new("version", Text, "Its ETag").exact().read_only(),
    ]),
];

const USER_ATTRIBUTES: &[Attribute] = &[
    Attribute::new("userName", Text, "The name that the client knows the user by: a username or an address")
        .required()
        .unique(),
    Attribute::new("name", Complex, "The parts of the name, as the client sent them").of(&[
        Attribute::new("formatted", Text, "The full name"),
        Attribute::new("familyName", Text, "The family name"),
        Attribute::new("givenName", Text, "The given name"),
    ]),
    Attribute::new("displayName", Text, "The name that is shown; made of the parts where it is not sent"),
    Attribute::new("preferredLanguage", Text, "The language that the user is written to, as a tag"),
    Attribute::new("locale", Text, "The language where there is no preferredLanguage, as a tag"),
    Attribute::new("active", Boolean, "Whether the user may sign in; false ends all sessions and tokens"),
    Attribute::new("password", Text, "A password to sign in with; never returned").exact().secret(),
    Attribute::new("emails", Complex, "The address; of several, the primary one is kept").many().of(&[
        Attribute::new("value", Text, "The address"),
        Attribute::new("type", Text, "What it is for").one_of(&["work", "home", "other"]),
        Attribute::new("primary", Boolean, "Whether it is the preferred one"),
    ]),
    Attribute::new("groups", Complex, "The groups that the user is in").many().read_only().of(&[
        Attribute::new("value", Text, "The group's id").exact().read_only(),
        Attribute::new("$ref", Reference, "The group's URL").exact().read_only().to(&["Group"]),
        Attribute::new("display", Text, "The group's name").read_only(),
        Attribute::new("type", Text, "Always direct").read_only().one_of(&["direct"]),
    ]),
    Attribute::new("roles", Complex, "What the user may do here; given in the console")
        .many()
        .read_only()
        .of(&[Attribute::new("value", Text, "The role").read_only().one_of(&[
            "ADMIN",
            "USERS_ADMIN",
            "moderator",
            "editor",
        ])]),
];

const GROUP_ATTRIBUTES: &[Attribute] = &[
    Attribute::new("displayName", Text, "The name of the tag").required().unique(),
    Attribute::new("members", Complex, "The users who carry the tag").many().of(&[
        Attribute::new("value", Text, "The user's id").exact().immutable(),
        Attribute::new("$ref", Reference, "The user's URL").exact().immutable().to(&["User"]),
        Attribute::new("type", Text, "Always User").immutable().one_of(&["User"]),
    ]),
];

impl Schema {
    /// An attribute of the resource, common ones too, by its name.
    pub fn attribute(&self, name: &str) -> Option<&'static Attribute> {
        let has_name = |attribute: &&Attribute| attribute.name.eq_ignore_ascii_case(name);
        self.attributes.iter().chain(COMMON).find(has_name)
    }

    pub fn is_not_kept(&self, name: &str) -> bool {
        self.not_kept.iter().any(|known| known.eq_ignore_ascii_case(name))
    }
}
