package bench.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Spring Boot with the Standard Webhooks library and JPA. */
@SpringBootApplication
public class Application {

  /** Environment: PORT, LINQ_WEBHOOK_SECRET, DATABASE_URL. */
  public static void main(String[] arguments) {
    SpringApplication.run(Application.class, arguments);
  }
}
