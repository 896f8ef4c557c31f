//! What is bound to the places `?1`, `?2`, … of a statement.

use crate::store::cell::{Cell, ToCell};

/// Values of different types, in the order of their places.
macro_rules! params {
    ($($value:expr),* $(,)?) => {
        &[$(&$value as &dyn $crate::store::cell::ToCell),*] as &[&dyn $crate::store::cell::ToCell]
    };
}
pub(in crate::store) use params;

/// A list of values, in the order of their places.
pub(in crate::store) trait Params {
    fn bind<R>(self, run: impl FnOnce(&[&dyn ToCell]) -> R) -> R;
}

/// None at all.
impl Params for () {
    fn bind<R>(self, run: impl FnOnce(&[&dyn ToCell]) -> R) -> R {
        run(&[])
    }
}

/// Values of one type.
impl<T: ToCell, const N: usize> Params for [T; N] {
    fn bind<R>(self, run: impl FnOnce(&[&dyn ToCell]) -> R) -> R {
        run(&self.each_ref().map(|value| value as &dyn ToCell))
    }
}

/// What [`params!`] makes.
impl Params for &[&dyn ToCell] {
    fn bind<R>(self, run: impl FnOnce(&[&dyn ToCell]) -> R) -> R {
        run(self)
    }
}

/// As many as a statement that was put together has places.
impl Params for &[Cell] {
    fn bind<R>(self, run: impl FnOnce(&[&dyn ToCell]) -> R) -> R {
        run(&self.iter().map(|value| value as &dyn ToCell).collect::<Vec<_>>())
    }
}
