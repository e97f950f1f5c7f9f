//! How much the lists of the first page may hold, so that it prints on one sheet whatever the agreement.

/// The space of one list.
pub(super) struct ListBudget {
    /// How many entries at most.
    pub(super) most: usize,
    /// How many printed lines.
    lines: usize,
    /// About how many letters a printed line takes.
    pub(super) letters: usize,
}

/// The space of each list of the first page.
pub(super) struct FirstPageBudget {
    pub(super) asks: ListBudget,
    pub(super) questions: ListBudget,
    pub(super) in_place: ListBudget,
}

/// An agreement's own first page.
pub(super) const ALONE: FirstPageBudget = FirstPageBudget {
    asks: ListBudget {
        most: 8,
        lines: 10,
        letters: 90,
    },
    questions: ListBudget {
        most: 5,
        lines: 6,
        letters: 90,
    },
    in_place: ListBudget {
        most: 5,
        lines: 7,
        // This list is one of two columns, whose lines take fewer letters.
        letters: 56,
    },
};

/// A first page that also has the notice that the instrument is not a data-sharing agreement.
pub(super) const WITH_NOTICE: FirstPageBudget = FirstPageBudget {
    asks: ListBudget {
        most: 5,
        lines: 6,
        letters: 90,
    },
    questions: ListBudget {
        most: 5,
        lines: 6,
        letters: 90,
    },
    in_place: ListBudget {
        most: 2,
        lines: 4,
        letters: 54,
    },
};

/// However long they are, so many entries are shown.
const LEAST: usize = 2;

impl ListBudget {
    /// How many entries of these lengths in letters it holds.
    pub(super) fn holds(&self, lengths: impl Iterator<Item = usize>) -> usize {
        let mut lines = 0;
        lengths
            .take(self.most)
            .enumerate()
            .take_while(|(at, length)| {
                // An entry without letters still takes a line.
                lines += length.div_ceil(self.letters).max(1);
                lines <= self.lines || *at < LEAST
            })
            .count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_holds_what_its_lines_take_and_never_nothing() {
        let room = ListBudget {
            most: 4,
            lines: 5,
            letters: 10,
        };

        assert_eq!(room.holds([10, 10, 10, 10, 10].into_iter()), 4);
        assert_eq!(room.holds([11, 20, 20].into_iter()), 2);
        assert_eq!(room.holds([500, 500, 500].into_iter()), 2);
        assert_eq!(room.holds([].into_iter()), 0);
    }
}
