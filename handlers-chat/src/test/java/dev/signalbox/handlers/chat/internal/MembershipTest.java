package dev.signalbox.handlers.chat.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MembershipTest {

  private static final Facts<MemberFact> NOBODY = Facts.none();

  private static Facts<MemberFact> at(MemberFact fact, String time) {
    return NOBODY.with(fact, Known.stated(time));
  }

  private static Facts<MemberFact> added(Facts<MemberFact> before, String time) {
    return before.merge(new Sighting("h", NOBODY).joined(time).facts());
  }

  private static Facts<MemberFact> removed(Facts<MemberFact> before, String time) {
    return before.merge(new Sighting("h", NOBODY).gone(MemberFact.REMOVED, time).facts());
  }

  @Test
  void lastThingThatHappened_counts() {
    assertThat(Membership.of(NOBODY)).isEqualTo(Membership.ACTIVE);
    assertThat(Membership.of(added(NOBODY, "1"))).isEqualTo(Membership.ACTIVE);
    assertThat(Membership.of(removed(added(NOBODY, "1"), "2"))).isEqualTo(Membership.REMOVED);
    assertThat(Membership.of(added(removed(NOBODY, "2"), "3"))).isEqualTo(Membership.ACTIVE);
    assertThat(Membership.of(removed(at(MemberFact.LEFT, "3"), "2"))).isEqualTo(Membership.LEFT);
  }

  @Test
  void thingsOfOneTime_removalThenLeavingThenJoiningCounts() {
    assertThat(Membership.of(added(at(MemberFact.LEFT, "1"), "1"))).isEqualTo(Membership.LEFT);
    assertThat(Membership.of(removed(at(MemberFact.LEFT, "1"), "1"))).isEqualTo(Membership.REMOVED);
  }

  @Test
  void joiningOfSomeoneUnknownOrGone_isNews() {
    assertThat(Membership.joined(NOBODY, added(NOBODY, "1"))).contains("1");
    Facts<MemberFact> gone = removed(added(NOBODY, "1"), "2");
    assertThat(Membership.joined(gone, added(gone, "3"))).contains("3");
    Facts<MemberFact> goneUnreported = added(NOBODY, "1").merge(at(MemberFact.LEFT, "2"));
    assertThat(Membership.joined(goneUnreported, added(goneUnreported, "3"))).contains("3");
  }

  @Test
  void joiningOfSomeoneSeenBefore_isNews() {
    Facts<MemberFact> seen = at(MemberFact.JOINED, "1");
    assertThat(Membership.joined(seen, added(seen, "1"))).contains("1");
    Facts<MemberFact> seenAgain = removed(NOBODY, "2").merge(at(MemberFact.JOINED, "3"));
    assertThat(Membership.joined(seenAgain, added(seenAgain, "3"))).contains("3");
  }

  @Test
  void joiningThatIsOverOrRepeated_isNoNews() {
    Facts<MemberFact> gone = removed(NOBODY, "2");
    assertThat(Membership.joined(gone, added(gone, "1"))).isEmpty();
    Facts<MemberFact> there = added(NOBODY, "1");
    assertThat(Membership.joined(there, added(there, "1"))).isEmpty();
    assertThat(Membership.joined(there, added(there, "2"))).isEmpty();
    Facts<MemberFact> goneUnreported = at(MemberFact.LEFT, "2");
    assertThat(Membership.joined(goneUnreported, added(goneUnreported, "1"))).isEmpty();
  }

  @Test
  void leaving_isNewsOnce_alsoOfSomeoneUnknown() {
    assertThat(Membership.gone(NOBODY, removed(NOBODY, "1"))).contains("1");
    Facts<MemberFact> gone = removed(NOBODY, "1");
    assertThat(Membership.gone(gone, removed(gone, "1"))).isEmpty();
    assertThat(Membership.gone(gone, removed(gone, "2"))).isEmpty();
    Facts<MemberFact> back = added(gone, "3");
    assertThat(Membership.gone(back, removed(back, "2"))).isEmpty();
    assertThat(Membership.gone(back, removed(back, "4"))).contains("4");
  }

  @Test
  void leavingAfterReturnThatNobodyReported_isNews() {
    Facts<MemberFact> back = removed(NOBODY, "1").merge(at(MemberFact.JOINED, "2"));
    assertThat(Membership.gone(back, removed(back, "3"))).contains("3");
  }
}
