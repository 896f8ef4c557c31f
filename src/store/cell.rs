//! The values that go into a statement and come out of a row, in no engine's own types.

use crate::domain::{AccountId, Timestamp};

/// A value of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) enum Cell {
    Null,
    Integer(i64),
    Text(String),
    Bytes(Vec<u8>),
}

/// A value that somebody else keeps: what is bound, and what a row shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum CellRef<'a> {
    Null,
    Integer(i64),
    Text(&'a str),
    Bytes(&'a [u8]),
}

/// What can be bound to a statement.
pub(in crate::store) trait ToCell {
    fn to_cell(&self) -> CellRef<'_>;
}

/// What can be read from a row; `None` where another kind of value stands there.
pub(in crate::store) trait FromCell: Sized {
    fn from_cell(cell: CellRef<'_>) -> Option<Self>;
}

impl ToCell for Cell {
    fn to_cell(&self) -> CellRef<'_> {
        match self {
            Cell::Null => CellRef::Null,
            Cell::Integer(number) => CellRef::Integer(*number),
            Cell::Text(text) => CellRef::Text(text),
            Cell::Bytes(bytes) => CellRef::Bytes(bytes),
        }
    }
}

impl FromCell for Cell {
    fn from_cell(cell: CellRef<'_>) -> Option<Self> {
        Some(match cell {
            CellRef::Null => Cell::Null,
            CellRef::Integer(number) => Cell::Integer(number),
            CellRef::Text(text) => Cell::Text(text.to_owned()),
            CellRef::Bytes(bytes) => Cell::Bytes(bytes.to_owned()),
        })
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Cell::Integer(number)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Cell::Text(text)
    }
}

impl<T: ToCell + ?Sized> ToCell for &T {
    fn to_cell(&self) -> CellRef<'_> {
        (**self).to_cell()
    }
}

impl<T: ToCell> ToCell for Option<T> {
    fn to_cell(&self) -> CellRef<'_> {
        self.as_ref().map_or(CellRef::Null, ToCell::to_cell)
    }
}

impl<T: FromCell> FromCell for Option<T> {
    fn from_cell(cell: CellRef<'_>) -> Option<Self> {
        match cell {
            CellRef::Null => Some(None),
            present => T::from_cell(present).map(Some),
        }
    }
}

impl ToCell for i64 {
    fn to_cell(&self) -> CellRef<'_> {
        CellRef::Integer(*self)
    }
}

impl FromCell for i64 {
    fn from_cell(cell: CellRef<'_>) -> Option<Self> {
        match cell {
            CellRef::Integer(number) => Some(number),
            _ => None,
        }
    }
}

impl ToCell for i32 {
    fn to_cell(&self) -> CellRef<'_> {
        CellRef::Integer((*self).into())
    }
}

impl ToCell for u32 {
    fn to_cell(&self) -> CellRef<'_> {
        CellRef::Integer((*self).into())
    }
}

impl FromCell for u32 {
    fn from_cell(cell: CellRef<'_>) -> Option<Self> {
        u32::try_from(i64::from_cell(cell)?).ok()
    }
}

impl ToCell for bool {
    fn to_cell(&self) -> CellRef<'_> {
        CellRef::Integer((*self).into())
    }
}

impl FromCell for bool {
    fn from_cell(cell: CellRef<'_>) -> Option<Self> {
        i64::from_cell(cell).map(|number| number != 0)
    }
}

impl ToCell for str {
    fn to_cell(&self) -> CellRef<'_> {
        CellRef::Text(self)
    }
}

impl ToCell for String {
    fn to_cell(&self) -> CellRef<'_> {
        CellRef::Text(self)
    }
}

impl FromCell for String {
    fn from_cell(cell: CellRef<'_>) -> Option<Self> {
        match cell {
            CellRef::Text(text) => Some(text.to_owned()),
            _ => None,
        }
    }
}

impl ToCell for [u8] {
    fn to_cell(&self) -> CellRef<'_> {
        CellRef::Bytes(self)
    }
}

impl ToCell for Vec<u8> {
    fn to_cell(&self) -> CellRef<'_> {
        CellRef::Bytes(self)
    }
}

impl FromCell for Vec<u8> {
    fn from_cell(cell: CellRef<'_>) -> Option<Self> {
        match cell {
            CellRef::Bytes(bytes) => Some(bytes.to_owned()),
            _ => None,
        }
    }
}

impl<const N: usize> ToCell for [u8; N] {
    fn to_cell(&self) -> CellRef<'_> {
        CellRef::Bytes(self)
    }
}

impl<const N: usize> FromCell for [u8; N] {
    fn from_cell(cell: CellRef<'_>) -> Option<Self> {
        match cell {
            CellRef::Bytes(bytes) => bytes.try_into().ok(),
            _ => None,
        }
    }
}

impl ToCell for Timestamp {
    fn to_cell(&self) -> CellRef<'_> {
        CellRef::Integer(self.millis())
    }
}

impl FromCell for Timestamp {
    fn from_cell(cell: CellRef<'_>) -> Option<Self> {
        i64::from_cell(cell).map(Timestamp::from_millis)
    }
}

impl ToCell for AccountId {
    fn to_cell(&self) -> CellRef<'_> {
        CellRef::Integer(self.0)
    }
}

impl FromCell for AccountId {
    fn from_cell(cell: CellRef<'_>) -> Option<Self> {
        i64::from_cell(cell).map(AccountId)
    }
}
