package bench.spring;

import org.springframework.data.jpa.repository.JpaRepository;

/** The table of events. */
interface StoredEvents extends JpaRepository<StoredEvent, String> {}
